package com.mangaassist.backend.aws.events.deliver;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many deliveries to one target are under way at once. A target that answers slowly fills its
 * own lane and nobody else's: what finds no room there in time is put off. A lane is there while
 * somebody is in it or waits for it, so that targets that are gone leave nothing behind.
 */
final class Lanes {

  private static final int WIDTH = 16;
  private static final long PATIENCE_MS = 2_000;

  private final Map<Integer, Lane> byTarget = new ConcurrentHashMap<>();
  private final long patienceMs;

  /** Its users are those in it and those who wait for it. */
  private record Lane(Semaphore room, int users) {

    Lane plus(int more) {
      return new Lane(room, users + more);
    }
  }

  Lanes() {
    this(PATIENCE_MS);
  }

  /** {@code patienceMs} is how long a full lane is waited for. */
  Lanes(long patienceMs) {
    this.patienceMs = patienceMs;
  }

  /**
   * Enters a target's lane.
   *
   * @return false when it stayed full
   */
  boolean enter(int target) throws InterruptedException {
    Lane lane =
        byTarget.merge(
            target, new Lane(new Semaphore(WIDTH), 1), (there, fresh) -> there.plus(fresh.users()));
    boolean entered = false;
    try {
      entered = lane.room().tryAcquire(patienceMs, TimeUnit.MILLISECONDS);
      return entered;
    } finally {
      if (!entered) {
        unused(target);
      }
    }
  }

  /** Leaves it. */
  void leave(int target) {
    Lane lane = byTarget.get(target);
    if (lane == null) {
      throw new IllegalStateException("enter() first");
    }
    lane.room().release();
    unused(target);
  }

  private void unused(int target) {
    byTarget.computeIfPresent(target, (seq, lane) -> lane.users() == 1 ? null : lane.plus(-1));
  }

  /** How many targets have a lane now. */
  int inUse() {
    return byTarget.size();
  }
}
