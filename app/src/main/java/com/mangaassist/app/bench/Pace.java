package com.mangaassist.app.bench;

import java.util.concurrent.locks.LockSupport;

/** Waits for a point in time. */
final class Pace {

  private Pace() {}

  /** Returns when {@code System.nanoTime()} has come to {@code time}. */
  static void until(long time) throws InterruptedException {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
