package com.mangaassist.backend.pipeline;

import com.mangaassist.backend.pipeline.gateway.RecommendationNotes;
import com.mangaassist.backend.pipeline.outbox.Outbox;
import com.mangaassist.backend.pipeline.outbox.OutboxRelay;
import com.mangaassist.backend.pipeline.recommend.Recommendation;
import com.mangaassist.backend.pipeline.traces.Hop;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.backend.platform.store.TimeOrderedIds;
import com.mangaassist.services.events.ChatEvent;
import com.mangaassist.services.events.EventPublisher.Entry;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.util.List;

/** Tells the bus of recommendations, by the outbox. */
record RecommendationEvents(
    SqliteDatabase database, OutboxRelay relay, TimeOrderedIds ids, Clock clock)
    implements RecommendationNotes {

  /** No model has a say in it yet. */
  private static final String MODEL = "retrieval";

  @Override
  public String keep(String customerId, Recommendation found) {
    String correlationId = ids.next();
    Hop.correlate(correlationId);
    List<String> products = found.hits().stream().map(hit -> hit.product().productId()).toList();
    var event =
        new ChatEvent.RecommendationGenerated(
            correlationId,
            customerId,
            products,
            found.strategy(),
            MODEL,
            products.size(),
            ChatEvent.timestamp(clock.instant()));
    database
        .write(
            connection -> {
              Outbox.append(
                  connection,
                  List.of(new Entry(event.source(), event.detailType(), Json.write(event))),
                  clock.instant());
              return true;
            })
        .join();
    relay.wake();
    return correlationId;
  }
}
