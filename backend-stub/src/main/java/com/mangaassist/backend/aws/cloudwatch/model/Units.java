package com.mangaassist.backend.aws.cloudwatch.model;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** CloudWatch's units, in the order of its service model. */
public final class Units {
  /** What a value has whose unit is not given. */
  public static final String NONE = "None";

  /** All of them. */
  public static final List<String> ALL =
      List.of(
          "Seconds",
          "Microseconds",
          "Milliseconds",
          "Bytes",
          "Kilobytes",
          "Megabytes",
          "Gigabytes",
          "Terabytes",
          "Bits",
          "Kilobits",
          "Megabits",
          "Gigabits",
          "Terabits",
          "Percent",
          "Count",
          "Bytes/Second",
          "Kilobytes/Second",
          "Megabytes/Second",
          "Gigabytes/Second",
          "Terabytes/Second",
          "Bits/Second",
          "Kilobits/Second",
          "Megabits/Second",
          "Gigabits/Second",
          "Terabits/Second",
          "Count/Second",
          NONE);

  /** The order in which one of several is taken when a query does not say which it means. */
  private static final List<String> PREFERENCE =
      List.of(
          "Megabits",
          "Terabits",
          "Gigabits",
          "Count",
          "Bytes",
          "Gigabytes",
          "Gigabytes/Second",
          "Kilobytes",
          "Kilobits/Second",
          "Terabytes",
          "Terabits/Second",
          "Bytes/Second",
          "Percent",
          "Megabytes",
          "Megabits/Second",
          "Milliseconds",
          "Microseconds",
          "Kilobytes/Second",
          "Gigabits/Second",
          "Megabytes/Second",
          "Bits",
          "Bits/Second",
          "Count/Second",
          "Seconds",
          "Kilobits",
          "Terabytes/Second",
          NONE);

  private Units() {}

  /** Units without doubles, the preferred one first. */
  public static List<String> byPreference(Stream<String> units) {
    return units.distinct().sorted(Comparator.comparingInt(PREFERENCE::indexOf)).toList();
  }
}
