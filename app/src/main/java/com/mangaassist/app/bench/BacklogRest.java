package com.mangaassist.app.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits until the program has done what a load left behind: events that are still delivered, texts
 * that are still indexed. It shows as the processors' time that the program takes when nobody asks.
 */
final class BacklogRest {

  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** The share of one processor that a program at rest may take. */
  private static final double AT_REST = 0.1;

  private BacklogRest() {}

  /**
   * Waits for rest.
   *
   * @return seconds waited
   * @throws IllegalStateException when it had not come to rest after {@code atMost}
   */
  static long await(Duration atMost) throws InterruptedException {
    long begun = System.nanoTime();
    while (share() > AT_REST) {
      if (System.nanoTime() - begun > atMost.toNanos()) {
        throw new IllegalStateException("The program did not come to rest within " + atMost);
      }
    }
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
  }

  private static double share() throws InterruptedException {
    long cpu = cpuNanos();
    long begun = System.nanoTime();
    Pace.until(begun + WINDOW_NANOS);
    return (cpuNanos() - cpu) / (double) (System.nanoTime() - begun);
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }
}
