package com.mangaassist.backend.aws.protocol;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes the {@code x-amzn-RequestId} of each answer: a random UUID. Safe for many threads. */
public final class RequestIds {
  private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final RandomGenerator random;

  /** Draws from {@code random}, under a lock. */
  public RequestIds(RandomGenerator random) {
    this.random = random;
  }

  /** The next one. */
  public synchronized String next() {
    long high = (random.nextLong() & VERSION_MASK) | VERSION_4;
    long low = (random.nextLong() & VARIANT_MASK) | VARIANT;
    return new UUID(high, low).toString();
  }
}
