package com.mangaassist.backend.platform.store;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, a 12-bit counter, 62 random bits. Ids of
 * one instance sort as text in the order in which they were made, also when the clock steps back.
 */
public final class TimeOrderedIds {

  private static final int COUNTER_LIMIT = 1 << 12;

  private final Clock clock;
  private final RandomGenerator random;
  private long lastMillis;
  private int counter;

  /** Ids are as hard to guess as {@code random} is; use a secure one where that matters. */
  public TimeOrderedIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /** The next id, 36 characters. */
  public synchronized String next() {
    var now = clock.millis();
    if (now > lastMillis) {
      lastMillis = now;
      counter = 0;
    } else if (++counter == COUNTER_LIMIT) {
      // The millisecond is used up (or the clock stands): borrow from the next one.
      lastMillis++;
      counter = 0;
    }
    var high = lastMillis << 16 | 0x7000L | counter;
    var low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }
}
