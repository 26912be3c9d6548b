package com.mangaassist.backend.pipeline.integration;

import com.mangaassist.backend.platform.http.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What an integration answered. */
final class Answer {

  private static final String JSON = "application/json";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  Answer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /** {@code {"message": …}}. */
  static Answer message(int status, String message) {
    return json(status, "{\"message\":\"" + message + "\"}");
  }

  static Answer json(int status, String body) {
    return new Answer(status, Map.of("Content-Type", JSON), body.getBytes(StandardCharsets.UTF_8));
  }

  int status() {
    return status;
  }

  void send(HttpReply reply) throws IOException {
    String type = JSON;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase("content-type")) {
        type = header.getValue();
      } else {
        reply.header(header.getKey(), header.getValue());
      }
    }
    reply.send(status, type, body);
  }
}
