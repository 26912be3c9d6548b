package com.mangaassist.backend.aws.events.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code cron(0 18 ? * MON-FRI *)}: minutes, hours, days, months, weekdays, years. */
final class CronSchedule implements Schedule {

  private static final int FIELDS = 6;

  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet months;
  private final BitSet years;
  private final Predicate<LocalDate> days;

  private CronSchedule(
      BitSet minutes, BitSet hours, BitSet months, BitSet years, Predicate<LocalDate> days) {
    this.minutes = minutes;
    this.hours = hours;
    this.months = months;
    this.years = years;
    this.days = days;
  }

  static Optional<CronSchedule> read(String expression) {
    if (!expression.startsWith("cron(") || !expression.endsWith(")")) {
      return Optional.empty();
    }
    String[] fields =
        expression.substring("cron(".length(), expression.length() - 1).strip().split("\\s+", -1);
    if (fields.length != FIELDS) {
      return Optional.empty();
    }
    Optional<BitSet> minutes = CronField.MINUTES.values(fields[0]);
    Optional<BitSet> hours = CronField.HOURS.values(fields[1]);
    Optional<BitSet> months = CronField.MONTHS.values(fields[3]);
    Optional<BitSet> years = CronField.YEARS.values(fields[5]);
    Optional<Predicate<LocalDate>> days = CronDays.read(fields[2], fields[4]);
    return minutes.isEmpty()
            || hours.isEmpty()
            || months.isEmpty()
            || years.isEmpty()
            || days.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CronSchedule(minutes.get(), hours.get(), months.get(), years.get(), days.get()));
  }

  @Override
  public Optional<Instant> next(Instant after, Instant from) {
    LocalDateTime start =
        LocalDateTime.ofInstant(after, ZoneOffset.UTC).withSecond(0).withNano(0).plusMinutes(1);
    LocalDate day = start.toLocalDate();
    int minute = start.getHour() * 60 + start.getMinute();
    while (day.getYear() <= CronField.YEARS.most()) {
      if (!years.get(day.getYear())) {
        day = day.plusYears(1).withDayOfYear(1);
        minute = 0;
        continue;
      }
      if (months.get(day.getMonthValue()) && days.test(day)) {
        int found = minuteOfDay(minute);
        if (found >= 0) {
          return Optional.of(day.atTime(found / 60, found % 60).toInstant(ZoneOffset.UTC));
        }
      }
      day = day.plusDays(1);
      minute = 0;
    }
    return Optional.empty();
  }

  private int minuteOfDay(int from) {
    for (int hour = hours.nextSetBit(from / 60); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
      int minute = minutes.nextSetBit(hour == from / 60 ? from % 60 : 0);
      if (minute >= 0) {
        return hour * 60 + minute;
      }
    }
    return -1;
  }
}
