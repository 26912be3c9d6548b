package com.mangaassist.backend.pipeline.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.json.Json;
import java.io.IOException;

/** {@code GET /admin/analytics}: what the functions of the bus have counted. */
public final class AnalyticsRoute implements Handler {

  private final AnalyticsStore store;

  /** Reads that store. */
  public AnalyticsRoute(AnalyticsStore store) {
    this.store = store;
  }

  /** The route. */
  public Route route(Authentication callers) {
    return new Route("GET", "/admin/analytics", callers, this);
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply) throws IOException {
    ObjectNode body = Json.object();
    body.put("answersOfSessions", store.answers());
    var events = body.putArray("events");
    for (AnalyticsStore.Total total : store.totals()) {
      events
          .addObject()
          .put("source", total.source())
          .put("detailType", total.detailType())
          .put("modelId", total.modelId())
          .put("status", total.status())
          .put("events", total.events())
          .put("inputTokens", total.inputTokens())
          .put("outputTokens", total.outputTokens())
          .put("latencyMs", total.latencyMs())
          .put("microUsd", total.microUsd());
    }
    reply.send(200, "application/json", Json.writeBytes(body));
  }
}
