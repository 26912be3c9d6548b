package com.mangaassist.backend.aws.cloudwatch.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Tokens by which a list goes on: what stood last, tied to its operation. */
public final class Tokens {
  private Tokens() {}

  /** A token of an operation. */
  public static String encode(String operation, String last) {
    return Base64.getUrlEncoder()
        .encodeToString((operation + "\n" + last).getBytes(StandardCharsets.UTF_8));
  }

  /** What stood last; empty when this operation never gave such a token. */
  public static Optional<String> decode(String operation, String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(operation + "\n")) {
        return Optional.of(text.substring(operation.length() + 1));
      }
    } catch (IllegalArgumentException e) {
      // Not Base64: not ours.
    }
    return Optional.empty();
  }
}
