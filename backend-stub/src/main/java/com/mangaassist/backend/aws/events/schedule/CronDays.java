package com.mangaassist.backend.aws.events.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two fields that choose days: of the month or of the week; one of them is {@code ?}. */
final class CronDays {

  private static final Pattern NEAREST = Pattern.compile("(\\d{1,2})W");
  private static final Pattern NTH = Pattern.compile("(\\w{1,3})#([1-5])");
  private static final Pattern LAST = Pattern.compile("(\\w{1,3})L");

  private CronDays() {}

  static Optional<Predicate<LocalDate>> read(String ofMonth, String ofWeek) {
    if (ofMonth.equals("?") == ofWeek.equals("?")) {
      return Optional.empty();
    }
    return ofWeek.equals("?") ? ofMonth(ofMonth) : ofWeek(ofWeek);
  }

  private static Optional<Predicate<LocalDate>> ofMonth(String text) {
    if (text.equals("L")) {
      return Optional.of(day -> day.getDayOfMonth() == day.lengthOfMonth());
    }
    if (text.equals("LW")) {
      return Optional.of(day -> day.equals(nearestWorkday(day, day.lengthOfMonth())));
    }
    Matcher nearest = NEAREST.matcher(text);
    if (nearest.matches()) {
      return CronField.DAYS
          .value(nearest.group(1))
          .map(
              wanted ->
                  day -> wanted <= day.lengthOfMonth() && day.equals(nearestWorkday(day, wanted)));
    }
    return CronField.DAYS.values(text).map(days -> day -> days.get(day.getDayOfMonth()));
  }

  /** Within the same month. */
  private static LocalDate nearestWorkday(LocalDate inMonth, int wanted) {
    LocalDate day = inMonth.withDayOfMonth(wanted);
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> wanted == 1 ? day.plusDays(2) : day.minusDays(1);
      case SUNDAY -> wanted == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
      default -> day;
    };
  }

  private static Optional<Predicate<LocalDate>> ofWeek(String text) {
    if (text.equals("L")) {
      return Optional.of(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY);
    }
    Matcher nth = NTH.matcher(text);
    if (nth.matches()) {
      int place = Integer.parseInt(nth.group(2));
      return CronField.WEEKDAYS
          .value(nth.group(1))
          .map(
              weekday ->
                  day -> number(day) == weekday && (day.getDayOfMonth() - 1) / 7 + 1 == place);
    }
    Matcher last = LAST.matcher(text);
    if (last.matches()) {
      return CronField.WEEKDAYS
          .value(last.group(1))
          .map(
              weekday ->
                  day ->
                      number(day) == weekday
                          && day.equals(
                              day.with(TemporalAdjusters.lastInMonth(day.getDayOfWeek()))));
    }
    Optional<BitSet> days = CronField.WEEKDAYS.values(text);
    return days.map(allowed -> day -> allowed.get(number(day)));
  }

  /** 1 for Sunday, as cron counts. */
  private static int number(LocalDate day) {
    return day.getDayOfWeek().getValue() % 7 + 1;
  }
}
