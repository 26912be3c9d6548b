package com.mangaassist.services.events;

import com.mangaassist.services.json.Utf8;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Puts events on the bus. */
public interface EventPublisher {

  /** Most entries of one call, as EventBridge allows. */
  int MAX_BATCH = 10;

  /**
   * Most bytes of one call's entries together, by the shop's document and EventBridge's default.
   */
  int MAX_BYTES = 256 * 1024;

  /**
   * Puts up to {@value #MAX_BATCH} events.
   *
   * @return one result per entry in the same order; fails as a whole, with a {@link
   *     PublishException}, when the call itself was refused or the bus cannot be reached
   */
  CompletableFuture<List<Result>> publish(List<Entry> entries);

  /**
   * One event.
   *
   * @param source as {@code mangaassist.chat}
   * @param detailType as {@code MessageReceived}
   * @param detail a JSON object as text
   * @param traceHeader X-Ray's header of the trace that it belongs to; null for none
   */
  record Entry(String source, String detailType, String detail, @Nullable String traceHeader) {

    /** One that belongs to no trace. */
    public Entry(String source, String detailType, String detail) {
      this(source, detailType, detail, null);
    }

    /** The same in a trace. */
    public Entry in(String trace) {
      return new Entry(source, detailType, detail, trace);
    }

    /** Its size as EventBridge counts it: the UTF-8 bytes of the three members. */
    public int bytes() {
      return Utf8.length(source) + Utf8.length(detailType) + Utf8.length(detail);
    }
  }

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
