package com.mangaassist.backend.aws.events.schedule;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The values that one field of a cron expression allows.
 *
 * @param names what may stand for numbers, the first for {@code least}
 */
record CronField(int least, int most, List<String> names) {

  static final CronField MINUTES = new CronField(0, 59, List.of());
  static final CronField HOURS = new CronField(0, 23, List.of());
  static final CronField DAYS = new CronField(1, 31, List.of());
  static final CronField MONTHS =
      new CronField(
          1,
          12,
          List.of(
              "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"));
  static final CronField WEEKDAYS =
      new CronField(1, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"));
  static final CronField YEARS = new CronField(1970, 2199, List.of());

  /** Lists of {@code *}, values, ranges and steps; empty when the text is none of them. */
  Optional<BitSet> values(String text) {
    BitSet values = new BitSet();
    for (String part : text.split(",", -1)) {
      if (!add(part, values)) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private boolean add(String part, BitSet values) {
    String[] stepped = part.split("/", -1);
    Optional<Integer> step =
        stepped.length == 1
            ? Optional.of(1)
            : stepped.length == 2 ? digits(stepped[1]) : Optional.empty();
    if (step.isEmpty() || step.get() < 1) {
      return false;
    }
    String[] range = stepped[0].split("-", -1);
    Optional<Integer> from;
    Optional<Integer> to;
    if (stepped[0].equals("*")) {
      from = Optional.of(least);
      to = Optional.of(most);
    } else if (range.length == 2) {
      from = value(range[0]);
      to = value(range[1]);
    } else {
      from = value(stepped[0]);
      to = stepped.length == 2 ? Optional.of(most) : from;
    }
    if (from.isEmpty() || to.isEmpty()) {
      return false;
    }
    // FRI-MON goes round the week's end.
    int last = to.get() < from.get() ? to.get() + most - least + 1 : to.get();
    for (int value = from.get(); value <= last; value += step.get()) {
      values.set(value > most ? value - (most - least + 1) : value);
    }
    return true;
  }

  /** One value as a number or name. */
  Optional<Integer> value(String text) {
    int name = names.indexOf(text.toUpperCase(Locale.ROOT));
    if (name >= 0) {
      return Optional.of(least + name);
    }
    return digits(text).filter(value -> value >= least && value <= most);
  }

  private static Optional<Integer> digits(String text) {
    return text.matches("\\d{1,4}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }
}
