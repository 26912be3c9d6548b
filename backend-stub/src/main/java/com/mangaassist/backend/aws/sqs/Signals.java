package com.mangaassist.backend.aws.sqs;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for messages of a queue. */
final class Signals {

  private static final class Bell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;
  }

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

  /** How often it has rung; taken before looking, so that no ring falls in between. */
  long rings(long queue) {
    Bell bell = bell(queue);
    bell.lock.lock();
    try {
      return bell.rings;
    } finally {
      bell.lock.unlock();
    }
  }

  /** Waits for a ring after the {@code seen}, at most for the time. */
  void await(long queue, long seen, long nanos) throws InterruptedException {
    Bell bell = bell(queue);
    long left = Math.min(nanos, TimeUnit.MINUTES.toNanos(1));
    bell.lock.lockInterruptibly();
    try {
      while (bell.rings == seen && left > 0) {
        left = bell.rung.awaitNanos(left);
      }
    } finally {
      bell.lock.unlock();
    }
  }
}
