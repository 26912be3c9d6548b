package com.mangaassist.services.events;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Puts events on the bus. */
public interface EventPublisher {

  /** Most entries of one call, as EventBridge allows. */
  int MAX_BATCH = 10;

  /**
   * Puts up to {@value #MAX_BATCH} events.
   *
   * @return one result per entry in the same order; fails as a whole when the bus cannot be reached
   */
  CompletableFuture<List<Result>> publish(List<Entry> entries);

  /**
   * One event.
   *
   * @param source as {@code mangaassist.chat}
   * @param detailType as {@code MessageReceived}
   * @param detail a JSON object as text
   */
  record Entry(String source, String detailType, String detail) {}

  /**
   * What became of an entry.
   *
   * @param eventId the bus's id when it took the event
   * @param errorCode the bus's code when it did not
   */
  record Result(
      @Nullable String eventId, @Nullable String errorCode, @Nullable String errorMessage) {
    public boolean accepted() {
      return eventId != null && errorCode == null;
    }
  }
}
