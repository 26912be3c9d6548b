package com.mangaassist.views.chat;

import com.mangaassist.services.chat.Timings;

/**
 * The phases of an answer, one after the other on one axis.
 *
 * @param network what went by before the first phase: connecting, and the way to the gateway
 * @param millis the whole
 */
record TimeAxis(
    Span network, Span moderation, Span retrieval, Span waiting, Span streaming, long millis) {

  /**
   * A phase.
   *
   * @param from of the whole, 0 to 1
   * @param to of the whole, {@code from} to 1
   */
  record Span(double from, double to, long millis) {}

  /**
   * The phases within a whole.
   *
   * @param millis the whole; what the phases leave of it was the network's
   */
  static TimeAxis of(Timings timings, long millis) {
    long phases =
        timings.moderationMs()
            + timings.retrievalMs()
            + timings.waitingMs()
            + timings.streamingMs();
    long begun = Math.max(0, millis - phases);
    long moderated = begun + timings.moderationMs();
    long retrieved = moderated + timings.retrievalMs();
    long first = retrieved + timings.waitingMs();
    long end = first + timings.streamingMs();
    double whole = Math.max(1, end);
    return new TimeAxis(
        new Span(0, begun / whole, begun),
        new Span(begun / whole, moderated / whole, timings.moderationMs()),
        new Span(moderated / whole, retrieved / whole, timings.retrievalMs()),
        new Span(retrieved / whole, first / whole, timings.waitingMs()),
        new Span(first / whole, end / whole, timings.streamingMs()),
        end);
  }
}
