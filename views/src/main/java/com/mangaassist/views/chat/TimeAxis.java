package com.mangaassist.views.chat;

import com.mangaassist.services.chat.Timings;

/**
 * The phases of an answer, one after the other on one axis.
 *
 * @param millis the whole
 */
record TimeAxis(Span moderation, Span retrieval, Span firstToken, Span streaming, long millis) {

  /**
   * A phase.
   *
   * @param from of the whole, 0 to 1
   * @param to of the whole, {@code from} to 1
   */
  record Span(double from, double to, long millis) {}

  static TimeAxis of(Timings timings) {
    long moderated = timings.moderationMs();
    long retrieved = moderated + timings.retrievalMs();
    long first = retrieved + timings.waitingMs();
    long end = first + timings.streamingMs();
    double whole = Math.max(1, end);
    return new TimeAxis(
        new Span(0, moderated / whole, timings.moderationMs()),
        new Span(moderated / whole, retrieved / whole, timings.retrievalMs()),
        new Span(retrieved / whole, first / whole, timings.waitingMs()),
        new Span(first / whole, end / whole, timings.streamingMs()),
        end);
  }
}
