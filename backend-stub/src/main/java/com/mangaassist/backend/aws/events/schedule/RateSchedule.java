package com.mangaassist.backend.aws.events.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code rate(5 minutes)}: every so often since the rule was put. */
record RateSchedule(Duration every) implements Schedule {

  private static final Pattern FORM =
      Pattern.compile("rate\\(\\s*(\\d{1,9}) (minute|hour|day)(s?)\\s*\\)");

  static Optional<RateSchedule> read(String expression) {
    Matcher form = FORM.matcher(expression);
    if (!form.matches()) {
      return Optional.empty();
    }
    long value = Long.parseLong(form.group(1));
    // One minute, but two minutes: AWS insists on the grammar.
    boolean plural = !form.group(3).isEmpty();
    if (value == 0 || plural != value > 1) {
      return Optional.empty();
    }
    return Optional.of(
        new RateSchedule(
            switch (form.group(2)) {
              case "minute" -> Duration.ofMinutes(value);
              case "hour" -> Duration.ofHours(value);
              default -> Duration.ofDays(value);
            }));
  }

  @Override
  public Optional<Instant> next(Instant after, Instant from) {
    long times = Math.max(0, Duration.between(from, after).toMillis() / every.toMillis());
    Instant next = from.plus(every.multipliedBy(times));
    return Optional.of(next.isAfter(after) ? next : next.plus(every));
  }
}
