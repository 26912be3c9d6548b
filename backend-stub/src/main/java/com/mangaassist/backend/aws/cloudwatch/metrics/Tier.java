package com.mangaassist.backend.aws.cloudwatch.metrics;

import java.time.Duration;

/** How finely values are kept, and for how long, as AWS documents. */
enum Tier {
  SECOND(1, Duration.ofHours(3)),
  MINUTE(60, Duration.ofDays(15)),
  FIVE_MINUTES(300, Duration.ofDays(63)),
  HOUR(3600, Duration.ofDays(455));

  final int seconds;
  final Duration kept;

  Tier(int seconds, Duration kept) {
    this.seconds = seconds;
    this.kept = kept;
  }

  long start(long second) {
    return Math.floorDiv(second, seconds) * (long) seconds;
  }
}
