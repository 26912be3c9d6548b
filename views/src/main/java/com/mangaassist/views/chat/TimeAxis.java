package com.mangaassist.views.chat;

import com.mangaassist.services.chat.Timings;
import com.mangaassist.services.traces.Trace;
import com.mangaassist.services.traces.TraceSpan;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The phases of an answer, one after the other on one axis, in microseconds.
 *
 * @param other what the phases leave of the whole: connecting, the way to the gateway, and its
 *     small steps
 * @param micros the whole
 */
record TimeAxis(
    Span moderation, Span retrieval, Span waiting, Span streaming, Span other, long micros) {

  private static final long MICROS = 1_000;

  /**
   * A phase.
   *
   * @param from of the whole, 0 to 1
   * @param to of the whole, {@code from} to 1
   */
  record Span(double from, double to, long micros) {}

  /**
   * The phases within a whole. What the trace has measured counts, so that its pictures and this
   * one tell the same; of what it has not, the word of the gateway or of the window.
   *
   * @param trace null while it is not read
   * @param millis the whole
   */
  static TimeAxis of(Timings timings, @Nullable Trace trace, long millis) {
    long moderation = timings.moderationMs() * MICROS;
    long retrieval = timings.retrievalMs() * MICROS;
    long waiting = timings.waitingMs() * MICROS;
    long streaming = timings.streamingMs() * MICROS;
    if (trace != null) {
      moderation = measured(trace, "moderation").orElse(moderation);
      retrieval = measured(trace, "retrieval").orElse(retrieval);
      List<TraceSpan> models =
          trace.spans().stream().filter(each -> SpanWords.firstToken(each).isPresent()).toList();
      // Of several that were asked, no one's wait is the customer's.
      if (models.size() == 1) {
        waiting = SpanWords.firstToken(models.getFirst()).orElseThrow();
        streaming = Math.max(0, models.getFirst().durationMicros() - waiting);
      }
    }
    return inTurn(moderation, retrieval, waiting, streaming, millis * MICROS);
  }

  private static OptionalLong measured(Trace trace, String name) {
    return trace.spans().stream()
        .filter(each -> each.name().equals(name))
        .mapToLong(TraceSpan::durationMicros)
        .findFirst();
  }

  private static TimeAxis inTurn(
      long moderation, long retrieval, long waiting, long streaming, long told) {
    long retrieved = moderation + retrieval;
    long first = retrieved + waiting;
    long last = first + streaming;
    long end = Math.max(last, told);
    double whole = Math.max(1, end);
    return new TimeAxis(
        new Span(0, moderation / whole, moderation),
        new Span(moderation / whole, retrieved / whole, retrieval),
        new Span(retrieved / whole, first / whole, waiting),
        new Span(first / whole, last / whole, streaming),
        new Span(last / whole, end / whole, end - last),
        end);
  }
}
