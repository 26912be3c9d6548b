package com.mangaassist.backend.platform.parts;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: doubling, and by chance between half and all of it, so that
 * what failed together does not come back together.
 *
 * @param first the wait after the first failure
 * @param longest the wait is never longer
 */
public record Backoff(Duration first, Duration longest, RandomGenerator random) {

  private static final int MOST_DOUBLINGS = 30;

  /** From a fifth of a second to a minute. */
  public static Backoff standard(RandomGenerator random) {
    return new Backoff(Duration.ofMillis(200), Duration.ofMinutes(1), random);
  }

  /** The wait after {@code failures} in a row, 1 or more. */
  public Duration after(int failures) {
    long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    long full = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }
}
