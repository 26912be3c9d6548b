package com.mangaassist.services.events;

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
      return utf8(source) + utf8(detailType) + utf8(detail);
    }

    private static int utf8(String text) {
      // Counted, because making the bytes of every event is felt.
      int bytes = 0;
      for (int at = 0; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c < 0x80) {
          bytes++;
        } else if (c < 0x800) {
          bytes += 2;
        } else if (!Character.isSurrogate(c)) {
          bytes += 3;
        } else if (at + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(at + 1))) {
          bytes += 4;
          at++;
        } else {
          bytes++; // half a character leaves as a question mark
        }
      }
      return bytes;
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
