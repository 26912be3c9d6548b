package com.mangaassist.backend.aws.events.deliver;

import java.util.random.RandomGenerator;

/**
 * How long to wait before a delivery is tried again: doubling from half a second to eight minutes,
 * so that EventBridge's 185 attempts fill its 24 hours, and up to half of it off by chance.
 */
public final class Backoff {

  private static final long FIRST_MS = 500;
  private static final long LONGEST_MS = 480_000;
  private static final int DOUBLINGS = 10;

  private final RandomGenerator random;

  /** Draws from {@code random} under a lock. */
  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Milliseconds.
   *
   * @param retries how often it was tried again so far
   */
  synchronized long next(int retries) {
    long whole = Math.min(LONGEST_MS, FIRST_MS << Math.min(retries, DOUBLINGS));
    return whole - random.nextLong(whole / 2 + 1);
  }
}
