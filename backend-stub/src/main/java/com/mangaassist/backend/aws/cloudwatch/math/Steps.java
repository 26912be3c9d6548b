package com.mangaassist.backend.aws.cloudwatch.math;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;

/** Functions that look at a datapoint and the one before it, or at its time. */
final class Steps {
  private Steps() {}

  static TimeSeries difference(TimeSeries series) {
    return stepped(series, (change, seconds) -> change);
  }

  static TimeSeries timeDifference(TimeSeries series) {
    return stepped(series, (change, seconds) -> seconds);
  }

  static TimeSeries rate(TimeSeries series) {
    return stepped(series, (change, seconds) -> change / seconds);
  }

  /** {@code operator} gets the change of the value and the seconds that it took. */
  private static TimeSeries stepped(TimeSeries series, DoubleBinaryOperator operator) {
    NavigableMap<Long, Double> values = new TreeMap<>();
    for (Map.Entry<Long, Double> each : series.values().entrySet()) {
      Map.Entry<Long, Double> before = series.values().lowerEntry(each.getKey());
      if (before != null) {
        double change = each.getValue() - before.getValue();
        Elementwise.put(
            values,
            each.getKey(),
            operator.applyAsDouble(change, (double) each.getKey() - before.getKey()));
      }
    }
    return series.with(values);
  }

  static TimeSeries runningSum(TimeSeries series) {
    NavigableMap<Long, Double> values = new TreeMap<>();
    double sum = 0;
    for (Map.Entry<Long, Double> each : series.values().entrySet()) {
      sum += each.getValue();
      values.put(each.getKey(), sum);
    }
    return series.with(values);
  }

  static TimeSeries clock(String field, TimeSeries series) {
    NavigableMap<Long, Double> values = new TreeMap<>();
    series.values().keySet().forEach(second -> values.put(second, (double) clock(field, second)));
    return series.with(values);
  }

  private static long clock(String field, long second) {
    ZonedDateTime time = Instant.ofEpochSecond(second).atZone(ZoneOffset.UTC);
    return switch (field) {
      case "MINUTE" -> time.getMinute();
      case "HOUR" -> time.getHour();
      case "DAY" -> time.getDayOfWeek().getValue();
      case "DATE" -> time.getDayOfMonth();
      case "MONTH" -> time.getMonthValue();
      case "YEAR" -> time.getYear();
      default -> second;
    };
  }
}
