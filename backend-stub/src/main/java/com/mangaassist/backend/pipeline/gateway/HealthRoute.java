package com.mangaassist.backend.pipeline.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.util.Locale;

/** {@code GET /health}: 200 with the state of each part, as long as anything answers. */
final class HealthRoute implements Handler {

  private final Health health;

  HealthRoute(Health health) {
    this.health = health;
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply) throws IOException {
    var worst = Health.State.HEALTHY;
    ObjectNode body = Json.object();
    ObjectNode parts = Json.object();
    for (Health.Part part : health.parts()) {
      ObjectNode json = parts.putObject(part.name()).put("status", name(part.state()));
      if (!part.detail().isEmpty()) {
        json.put("detail", part.detail());
      }
      if (part.state() == Health.State.DEGRADED || worst == Health.State.HEALTHY) {
        worst = part.state();
      }
    }
    body.put("status", name(worst)).set("parts", parts);
    Replies.json(reply, 200, Json.write(body));
  }

  private static String name(Health.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
