package com.mangaassist.backend.platform.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/**
 * The whole answer to a request that may not pass: status, headers (with Content-Type), text.
 *
 * @param charset what the text becomes bytes by; ISO-8859-1 carries any bytes
 */
public record Refusal(int status, Map<String, String> headers, String body, Charset charset) {
  /** A refusal in UTF-8. */
  public Refusal(int status, Map<String, String> headers, String body) {
    this(status, headers, body, StandardCharsets.UTF_8);
  }

  /** A refusal that says no more than the name of its status. */
  static Refusal of(int status) {
    return message(status, HttpStatus.getMessage(status));
  }

  /** A refusal with API Gateway's body, {@code {"message": …}}. The message is not escaped. */
  public static Refusal message(int status, String message) {
    return new Refusal(
        status, Map.of("Content-Type", "application/json"), "{\"message\":\"" + message + "\"}");
  }
}
