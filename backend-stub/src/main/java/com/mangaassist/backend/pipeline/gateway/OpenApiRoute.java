package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code GET /openapi.json}: the routes in OpenAPI 3.1. */
final class OpenApiRoute implements Handler {

  private final byte[] description;

  OpenApiRoute() {
    try (InputStream in = OpenApiRoute.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is missing from the program");
      }
      description = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it describes, as it stands on the wire. */
  byte[] description() {
    return description.clone();
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply) throws IOException {
    reply.send(200, "application/json", description);
  }
}
