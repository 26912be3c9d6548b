package com.mangaassist.services.events;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Publishes through the AWS SDK to one event bus. */
public final class EventBridgePublisher implements EventPublisher {

  private static final String NO_BUS = "ResourceNotFoundException";

  private final EventBridgeAsyncClient client;
  private final String busName;
  private final EventBusSetup setup;

  public EventBridgePublisher(EventBridgeAsyncClient client, String busName) {
    this.client = client;
    this.busName = busName;
    this.setup = new EventBusSetup(client, busName);
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
                        .traceHeader(e.traceHeader())
                        .build())
            .toList();
    return setup
        .ready()
        .thenCompose(ready -> client.putEvents(r -> r.entries(request)))
        .exceptionallyCompose(e -> CompletableFuture.failedFuture(understood(e)))
        .thenApply(
            response -> {
              if (response.entries().stream().anyMatch(r -> NO_BUS.equals(r.errorCode()))) {
                setup.forget();
              }
              return response.entries().stream()
                  .map(r -> new Result(r.eventId(), r.errorCode(), r.errorMessage()))
                  .toList();
            });
  }

  private static PublishException understood(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    // Only what the call itself says is wrong for good: a missing bus or right can be given later.
    boolean permanent =
        cause instanceof AwsServiceException refused
            && refused.awsErrorDetails() != null
            && "ValidationException".equals(refused.awsErrorDetails().errorCode());
    return new PublishException(permanent, String.valueOf(cause.getMessage()), cause);
  }
}
