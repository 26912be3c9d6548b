package com.mangaassist.backend.aws.cloudwatch.model;

import com.mangaassist.backend.aws.protocol.AwsFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Lengths of periods, and where they begin. */
public final class Periods {
  private static final int MINUTE = 60;
  private static final int FIVE_MINUTES = 300;
  private static final int HOUR = 3_600;
  private static final Duration MINUTES_KEPT = Duration.ofDays(15);
  private static final Duration FIVE_MINUTES_KEPT = Duration.ofDays(63);
  private static final List<Integer> SHORT = List.of(1, 5, 10, 20, 30);

  private Periods() {}

  /** A period that must be there: 1, 5, 10, 20, 30 or a multiple of 60 seconds. */
  public static int check(Input input, String name) throws AwsFault {
    int period = input.whole(name).orElseThrow(() -> input.missing(name));
    if (period < 1) {
      throw Faults.constraint(
          Integer.toString(period),
          input.path(name),
          "Member must have value greater than or equal to 1");
    }
    if (period % MINUTE != 0 && !SHORT.contains(period)) {
      throw Faults.invalid(
          "The parameter " + input.path(name) + " must be 1, 5, 10, 20, 30 or a multiple of 60.");
    }
    return period;
  }

  /** The start as AWS rounds it, down: by its age, and short periods to themselves. */
  public static long roundedStart(Instant start, Instant now, int period) {
    Duration age = Duration.between(start, now);
    int step;
    if (age.compareTo(FIVE_MINUTES_KEPT) > 0) {
      step = HOUR;
    } else if (age.compareTo(MINUTES_KEPT) > 0) {
      step = FIVE_MINUTES;
    } else {
      step = Math.min(period, MINUTE);
    }
    return floor(start.getEpochSecond(), step);
  }

  /** The multiple of {@code step} at or before a second. */
  public static long floor(long second, int step) {
    return Math.floorDiv(second, step) * (long) step;
  }

  /** The first whole second at or after a time. */
  public static long ceiling(Instant time) {
    return Math.ceilDiv(time.toEpochMilli(), 1000L);
  }
}
