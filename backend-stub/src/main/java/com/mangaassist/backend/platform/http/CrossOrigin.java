package com.mangaassist.backend.platform.http;

import java.io.IOException;

/** What a browser needs to hear when a page of a configured origin calls (CORS). */
final class CrossOrigin {
  private static final String ALLOWED_HEADERS = "Content-Type, Authorization, X-Api-Key";
  private static final String MAX_AGE_SECONDS = "3600";

  private CrossOrigin() {}

  /** Lets the page read the answer; only after the guard has passed its origin. */
  static void allow(HttpRequest request, HttpReply reply) {
    request
        .header("origin")
        .ifPresent(
            origin -> {
              reply.header("Access-Control-Allow-Origin", origin);
              reply.header("Vary", "Origin");
            });
  }

  /** Whether this asks, before the real request, if that may be sent. It carries no credential. */
  static boolean isPreflight(HttpRequest request) {
    return request.method().equals("OPTIONS")
        && request.header("origin").isPresent()
        && request.header("access-control-request-method").isPresent();
  }

  /** Answers it with the methods that the path has. */
  static void answerPreflight(HttpReply reply, String methods) throws IOException {
    reply.header("Access-Control-Allow-Methods", methods);
    reply.header("Access-Control-Allow-Headers", ALLOWED_HEADERS);
    reply.header("Access-Control-Max-Age", MAX_AGE_SECONDS);
    reply.send(204, "", new byte[0]);
  }
}
