package com.mangaassist.backend.aws.protocol;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The parts of {@code AWS4-HMAC-SHA256 Credential=…/date/region/service/aws4_request,
 * SignedHeaders=a;b, Signature=hex}.
 */
record AuthorizationHeader(
    String accessKeyId,
    String date,
    String region,
    String service,
    List<String> signedHeaders,
    String signature) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String TERMINATOR = "aws4_request";

  static AuthorizationHeader parse(String header) throws AwsFault {
    if (!header.startsWith(ALGORITHM + " ")) {
      throw incomplete("Authorization header requires '" + ALGORITHM + "' algorithm.");
    }
    Map<String, String> parts = new HashMap<>();
    for (String part : header.substring(ALGORITHM.length() + 1).split(",", -1)) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length == 2) {
        parts.put(pair[0], pair[1]);
      }
    }
    String[] credential = required(parts, "Credential").split("/", -1);
    if (credential.length != 5 || !credential[4].equals(TERMINATOR)) {
      throw incomplete("Credential must have exactly 5 slash-delimited elements.");
    }
    return new AuthorizationHeader(
        credential[0],
        credential[1],
        credential[2],
        credential[3],
        List.of(required(parts, "SignedHeaders").toLowerCase(Locale.ROOT).split(";", -1)),
        required(parts, "Signature"));
  }

  private static String required(Map<String, String> parts, String name) throws AwsFault {
    String value = parts.get(name);
    if (value == null || value.isEmpty()) {
      throw incomplete("Authorization header requires '" + name + "' parameter.");
    }
    return value;
  }

  private static AwsFault incomplete(String message) {
    return new AwsFault(400, "IncompleteSignatureException", message);
  }
}
