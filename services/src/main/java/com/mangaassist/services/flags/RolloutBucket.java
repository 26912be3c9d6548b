package com.mangaassist.services.flags;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The shop's percentage rule: {@code md5(flag + ":" + user) mod 100}, the digest read as one
 * unsigned 128-bit number, UTF-8, nothing normalised or trimmed.
 */
public final class RolloutBucket {

  private RolloutBucket() {}

  /** The bucket of a user for a flag, 0 to 99. */
  public static int of(String flag, String user) {
    byte[] digest;
    try {
      digest =
          MessageDigest.getInstance("MD5")
              .digest((flag + ":" + user).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
    int remainder = 0;
    for (byte b : digest) {
      // 256 mod 100 = 56: the remainder of a big-endian number, digit by digit.
      remainder = (remainder * 56 + (b & 0xff)) % 100;
    }
    return remainder;
  }
}
