package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.services.chat.Timings;
import java.util.function.LongSupplier;

/** When one answer went from phase to phase. For one thread. */
final class TurnClock {

  private static final long NANOS_PER_MS = 1_000_000;

  private final LongSupplier nanos;
  private final long received;
  private long moderatedMs;
  private long preparedMs;
  private long firstTokenMs = -1;
  private long endedMs;

  TurnClock(LongSupplier nanos) {
    this.nanos = nanos;
    this.received = nanos.getAsLong();
  }

  private long now() {
    return (nanos.getAsLong() - received) / NANOS_PER_MS;
  }

  void moderated() {
    moderatedMs = now();
  }

  void prepared() {
    preparedMs = now();
  }

  /** The first call counts. */
  void token() {
    if (firstTokenMs < 0) {
      firstTokenMs = now();
    }
  }

  void ended() {
    endedMs = now();
    token();
  }

  long firstTokenMs() {
    return firstTokenMs;
  }

  long latencyMs() {
    return endedMs;
  }

  /** The phases; they sum up to the latency. */
  Timings timings() {
    return new Timings(
        moderatedMs,
        preparedMs - moderatedMs,
        Math.max(0, firstTokenMs - preparedMs),
        Math.max(0, endedMs - firstTokenMs));
  }
}
