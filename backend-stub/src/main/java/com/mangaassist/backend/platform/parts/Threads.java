package com.mangaassist.backend.platform.parts;

/** How a background thread is brought to its end. */
public final class Threads {
  private Threads() {}

  /**
   * Interrupts it and waits until it is gone; one that never started is gone. An interrupt of the
   * calling thread ends the wait and is kept.
   */
  public static void end(Thread thread) {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
