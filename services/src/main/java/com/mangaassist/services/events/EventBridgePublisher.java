package com.mangaassist.services.events;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Publishes through the AWS SDK to one event bus. */
public final class EventBridgePublisher implements EventPublisher {

  private final EventBridgeAsyncClient client;
  private final String busName;

  public EventBridgePublisher(EventBridgeAsyncClient client, String busName) {
    this.client = client;
    this.busName = busName;
  }

  @Override
  public CompletableFuture<List<Result>> publish(List<Entry> entries) {
    List<PutEventsRequestEntry> request =
        entries.stream()
            .map(
                e ->
                    PutEventsRequestEntry.builder()
                        .source(e.source())
                        .detailType(e.detailType())
                        .detail(e.detail())
                        .eventBusName(busName)
                        .build())
            .toList();
    return client
        .putEvents(r -> r.entries(request))
        .thenApply(
            response ->
                response.entries().stream()
                    .map(r -> new Result(r.eventId(), r.errorCode(), r.errorMessage()))
                    .toList());
  }
}
