package com.mangaassist.backend.platform.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long the server waits for what clients send and take, for how many clients at once, and how
 * much of what they send it holds.
 *
 * @param head from a request's first byte to the end of its headers
 * @param body for a body of any size, before its rate counts
 * @param answer for a piece of an answer to be taken, before its rate counts
 * @param bytesPerSecond what either has to bring in the mean once its time is over
 * @param connections open at once; one more ends the connection that has been idle the longest
 * @param bodyBytes of all requests that are being read or answered; for one more there is a 503
 */
record Patience(
    Duration head,
    Duration body,
    Duration answer,
    int bytesPerSecond,
    int connections,
    long bodyBytes) {
  /** Of the heap: a body is there twice while it grows, and once more as what it is read into. */
  private static final int SHARE_FOR_BODIES = 8;

  /** What a body can earn by the bytes that came, beyond the time that every body has. */
  private static final Duration MOST_EARNED = Duration.ofSeconds(30);

  /** A client on this machine needs milliseconds; a debugger or a person with a socket seconds. */
  static final Patience STANDARD =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          4_096,
          1_024,
          Runtime.getRuntime().maxMemory() / SHARE_FOR_BODIES);

  /**
   * How long a body may take of which so many bytes came, in nanoseconds. However many: while it is
   * held, others may find no room.
   */
  long bodyNanos(long bytes) {
    return body.toNanos() + Math.min(earned(bytes), MOST_EARNED.toNanos());
  }

  /** What so many bytes earn at the rate, in nanoseconds. */
  long earned(long bytes) {
    return TimeUnit.SECONDS.toNanos(bytes) / bytesPerSecond;
  }
}
