package com.mangaassist.backend.aws.cloudwatch.model;

import java.util.List;

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

  private Units() {}
}
