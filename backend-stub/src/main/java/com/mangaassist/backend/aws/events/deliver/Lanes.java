package com.mangaassist.backend.aws.events.deliver;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many deliveries to one target are under way at once. A target that answers slowly fills its
 * own lane and nobody else's: what finds no room there in time is put off.
 */
final class Lanes {

  private static final int WIDTH = 16;
  private static final long PATIENCE_MS = 2_000;

  private final Map<Integer, Semaphore> byTarget = new ConcurrentHashMap<>();

  /**
   * Enters a target's lane.
   *
   * @return false when it stayed full
   */
  boolean enter(int target) throws InterruptedException {
    return lane(target).tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS);
  }

  /** Leaves it. */
  void leave(int target) {
    lane(target).release();
  }

  private Semaphore lane(int target) {
    return byTarget.computeIfAbsent(target, seq -> new Semaphore(WIDTH));
  }
}
