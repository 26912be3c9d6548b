package com.mangaassist.backend.platform.parts;

import java.time.Duration;

/** How a background thread is brought to its end. */
public final class Threads {

  private static final Duration AGAIN = Duration.ofMillis(100);

  private Threads() {}

  /**
   * Interrupts it until it is gone, because a call that it is in may swallow an interrupt; one that
   * never started is gone. An interrupt of the calling thread ends the wait and is kept.
   */
  public static void end(Thread thread) {
    try {
      do {
        thread.interrupt();
      } while (thread.getState() != Thread.State.NEW && !thread.join(AGAIN));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
