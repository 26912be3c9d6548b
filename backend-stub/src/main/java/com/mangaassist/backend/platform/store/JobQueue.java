package com.mangaassist.backend.platform.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A bounded queue that can be closed: what was accepted before that is still handed out. */
final class JobQueue {

  private final int capacity;
  private final ArrayDeque<SqlJob<?>> jobs = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notFull = lock.newCondition();
  private final Condition notEmpty = lock.newCondition();
  private boolean closed;

  JobQueue(int capacity) {
    this.capacity = capacity;
  }

  /** Waits while the queue is full (back-pressure); false when it is closed. */
  boolean offer(SqlJob<?> job) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && jobs.size() >= capacity) {
        notFull.await();
      }
      if (closed) {
        return false;
      }
      jobs.addLast(job);
      notEmpty.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for work and takes up to {@code max} jobs; empty only when closed and drained. */
  List<SqlJob<?>> take(int max) {
    lock.lock();
    try {
      while (!closed && jobs.isEmpty()) {
        notEmpty.awaitUninterruptibly();
      }
      var batch = new ArrayList<SqlJob<?>>(Math.min(max, jobs.size()));
      while (batch.size() < max && !jobs.isEmpty()) {
        batch.add(jobs.removeFirst());
      }
      notFull.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Refuses what comes from now on. */
  void close() {
    lock.lock();
    try {
      closed = true;
      notFull.signalAll();
      notEmpty.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
