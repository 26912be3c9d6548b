package com.mangaassist.app.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for a point in time. */
final class Pace {

  /** How late the system may wake a thread that sleeps. */
  private static final long LATE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  private Pace() {}

  /** The same, to the microsecond: what is left of it at the end is waited for awake. */
  static void punctually(long time) throws InterruptedException {
    until(time - LATE_NANOS);
    while (time - System.nanoTime() > 0) {
      Thread.onSpinWait();
    }
  }

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
