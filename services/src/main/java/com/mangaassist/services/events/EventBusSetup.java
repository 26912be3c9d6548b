package com.mangaassist.services.events;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;

/** Creates an event bus when it is first needed; one that exists is left as it is. */
final class EventBusSetup {

  private static final Logger LOG = LoggerFactory.getLogger(EventBusSetup.class);

  private static final Set<String> NOT_ALLOWED =
      Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation");

  private final EventBridgeAsyncClient client;
  private final String name;
  private final AtomicReference<@Nullable CompletableFuture<Boolean>> ready =
      new AtomicReference<>();

  EventBusSetup(EventBridgeAsyncClient client, String name) {
    this.client = client;
    this.name = name;
  }

  /** Done when the bus should be there; fails when AWS cannot be reached, and asks again then. */
  CompletableFuture<Boolean> ready() {
    CompletableFuture<Boolean> known = ready.get();
    if (known != null && !known.isCompletedExceptionally()) {
      return known;
    }
    CompletableFuture<Boolean> asked =
        client
            .createEventBus(r -> r.name(name))
            .handle(
                (created, failure) -> {
                  if (failure != null) {
                    judge(failure instanceof CompletionException ? failure.getCause() : failure);
                  }
                  return true;
                });
    ready.set(asked);
    return asked;
  }

  /** A throttled or badly timed call says nothing of the bus: it is asked for again. */
  private static boolean mayNotCreate(AwsServiceException refused) {
    return refused.awsErrorDetails() != null
        && NOT_ALLOWED.contains(String.valueOf(refused.awsErrorDetails().errorCode()));
  }

  /** The bus is not there after all: the next call creates it. */
  void forget() {
    ready.set(null);
  }

  /** Who may not create buses may well put events on one that somebody else has made. */
  private void judge(@Nullable Throwable failure) {
    if (failure instanceof ResourceAlreadyExistsException) {
      LOG.debug("Event bus {} is there", name);
    } else if (failure instanceof AwsServiceException refused && mayNotCreate(refused)) {
      LOG.warn("Event bus {} could not be created: {}", name, refused.getMessage());
    } else {
      throw new CompletionException(failure);
    }
  }
}
