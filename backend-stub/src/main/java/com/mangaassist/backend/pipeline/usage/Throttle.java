package com.mangaassist.backend.pipeline.usage;

/**
 * A token bucket, in API Gateway's words.
 *
 * @param rateLimit requests a second in the long run, at least 1
 * @param burstLimit requests at once after a rest, at least 1
 */
public record Throttle(int rateLimit, int burstLimit) {

  /** Refuses a limit under 1. */
  public Throttle {
    if (rateLimit < 1 || burstLimit < 1) {
      throw new IllegalArgumentException("rateLimit and burstLimit have to be 1 or more");
    }
  }
}
