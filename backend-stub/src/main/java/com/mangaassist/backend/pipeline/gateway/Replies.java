package com.mangaassist.backend.pipeline.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers with API Gateway's shapes. */
final class Replies {

  private static final String JSON = "application/json";

  private Replies() {}

  static void json(HttpReply reply, int status, String body) throws IOException {
    reply.send(status, JSON, body.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code {"message": …}}. */
  static void message(HttpReply reply, int status, String message) throws IOException {
    json(reply, status, Json.write(Json.object().put("message", message)));
  }

  /** 400 {@code {"message", "errors": [{"field", "problem"}]}}. */
  static void badInput(HttpReply reply, BadInputException bad) throws IOException {
    ObjectNode body = Json.object().put("message", "Bad Request");
    var errors = body.putArray("errors");
    for (FieldError error : bad.errors()) {
      errors.addObject().put("field", error.field()).put("problem", error.problem());
    }
    json(reply, 400, Json.write(body));
  }

  /** 429 with {@code Retry-After}. */
  static void tooManyRequests(HttpReply reply, int retryAfterSeconds) throws IOException {
    reply.header("Retry-After", Integer.toString(retryAfterSeconds));
    message(reply, 429, "Too Many Requests");
  }
}
