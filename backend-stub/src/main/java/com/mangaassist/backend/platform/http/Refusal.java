package com.mangaassist.backend.platform.http;

import java.util.Map;

/** The whole answer to a request that may not pass: status, headers (with Content-Type), text. */
public record Refusal(int status, Map<String, String> headers, String body) {
  /** A refusal with API Gateway's body, {@code {"message": …}}. The message is not escaped. */
  public static Refusal message(int status, String message) {
    return new Refusal(
        status, Map.of("Content-Type", "application/json"), "{\"message\":\"" + message + "\"}");
  }
}
