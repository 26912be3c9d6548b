package com.mangaassist.backend.pipeline.integration;

import com.mangaassist.backend.platform.http.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What an integration answered. */
final class Answer {

  private static final String JSON = "application/json";

  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  /** With headers that have one line for each of their values. */
  Answer(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /** {@code {"message": …}}. */
  static Answer message(int status, String message) {
    return json(status, "{\"message\":\"" + message + "\"}");
  }

  static Answer json(int status, String body) {
    return new Answer(
        status, Map.of("Content-Type", List.of(JSON)), body.getBytes(StandardCharsets.UTF_8));
  }

  int status() {
    return status;
  }

  void send(HttpReply reply) throws IOException {
    String type = JSON;
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      List<String> values = header.getValue();
      if (header.getKey().equalsIgnoreCase("content-type")) {
        type = values.getLast();
      } else if (!values.isEmpty()) {
        reply.header(header.getKey(), values.getFirst());
        for (String more : values.subList(1, values.size())) {
          reply.addHeader(header.getKey(), more);
        }
      }
    }
    reply.send(status, type, body);
  }
}
