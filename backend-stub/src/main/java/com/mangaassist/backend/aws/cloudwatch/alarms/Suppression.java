package com.mangaassist.backend.aws.cloudwatch.alarms;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a composite alarm does not take its actions for now.
 *
 * @param until when a period is over, milliseconds since 1970; the suppressor has none
 */
record Suppression(By by, long until) {

  /** What keeps the actions back. */
  enum By {
    /** The suppressor may still go into ALARM. */
    WAIT_PERIOD("WaitPeriod"),
    /** The suppressor has just left ALARM. */
    EXTENSION_PERIOD("ExtensionPeriod"),
    /** The suppressor is in ALARM. */
    ALARM("Alarm");

    private final String awsName;

    By(String awsName) {
      this.awsName = awsName;
    }

    /** AWS's name of it. */
    String awsName() {
      return awsName;
    }
  }

  /** The suppressor is in ALARM. */
  static Suppression byAlarm() {
    return new Suppression(By.ALARM, Long.MAX_VALUE);
  }

  /** A period that begins now; none when it takes no time. */
  static Optional<Suppression> period(By by, long now, long seconds) {
    return seconds > 0 ? Optional.of(new Suppression(by, now + seconds * 1000)) : Optional.empty();
  }

  /** As it was stored; an empty name stands for none. */
  static Optional<Suppression> stored(String awsName, long until) {
    return Arrays.stream(By.values())
        .filter(by -> by.awsName().equals(awsName))
        .findFirst()
        .map(by -> new Suppression(by, until));
  }

  /** AWS's words. */
  String reason() {
    return "Actions suppressed by " + by.awsName();
  }

  /** Whether its period is over. */
  boolean over(long now) {
    return until <= now;
  }
}
