package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.sessions.SessionStore;
import com.mangaassist.backend.pipeline.sessions.Withheld;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpReply;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.services.json.Json;
import java.io.IOException;

/** {@code GET /admin/quarantine}: the answers that were withheld, the latest first. */
final class QuarantineRoute implements Handler {
  private static final int MOST = 200;

  private final SessionStore sessions;

  QuarantineRoute(SessionStore sessions) {
    this.sessions = sessions;
  }

  @Override
  public void handle(HttpRequest request, HttpReply reply) throws IOException {
    var body = Json.object();
    var all = body.putArray("withheld");
    for (Withheld one : sessions.quarantined(MOST)) {
      var entry =
          all.addObject()
              .put("messageId", one.messageId())
              .put("sessionId", one.sessionId())
              .put("correlationId", one.correlationId())
              .put("customerId", one.customerId())
              .put("modelId", one.modelId())
              .put("severity", one.severity())
              .put("contentHash", one.contentHash())
              .put("content", one.content())
              .put("at", one.at().toString());
      one.categories().forEach(entry.putArray("categories")::add);
    }
    Replies.json(reply, 200, Json.write(body));
  }
}
