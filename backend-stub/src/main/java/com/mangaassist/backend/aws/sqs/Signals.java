package com.mangaassist.backend.aws.sqs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for messages of a queue. */
final class Signals {

  static final class Bell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;
  }

  /** What somebody who waits has heard so far. */
  record Watch(Bell bell, long seen) {}

  private final Map<Long, Bell> bells = new ConcurrentHashMap<>();

  private Bell bell(long queue) {
    return bells.computeIfAbsent(queue, id -> new Bell());
  }

  /** Something may have become visible. */
  void ring(long queue) {
    Bell bell = bell(queue);
    bell.lock.lock();
    try {
      bell.rings++;
      bell.rung.signalAll();
    } finally {
      bell.lock.unlock();
    }
  }

  /** A queue has gone: nobody waits for it again. */
  void forget(long queue) {
    ring(queue);
    bells.remove(queue);
  }

  /**
   * Begins to listen; taken before looking, so that no ring falls in between. It stays with its
   * bell, so that a queue that goes meanwhile is heard too.
   */
  Watch watch(long queue) {
    Bell bell = bell(queue);
    bell.lock.lock();
    try {
      return new Watch(bell, bell.rings);
    } finally {
      bell.lock.unlock();
    }
  }

  /** Waits for a ring since the watch began, at most for the time; false when none came. */
  static boolean await(Watch watch, long nanos) throws InterruptedException {
    Bell bell = watch.bell;
    long left = Math.min(nanos, TimeUnit.MINUTES.toNanos(1));
    bell.lock.lockInterruptibly();
    try {
      while (bell.rings == watch.seen && left > 0) {
        left = bell.rung.awaitNanos(left);
      }
      return bell.rings != watch.seen;
    } finally {
      bell.lock.unlock();
    }
  }
}
