package com.mangaassist.backend.aws.cloudwatch.metrics;

/**
 * Which values a trimmed statistic looks at.
 *
 * @param percent whether the numbers are percentiles; else they are values, the lower one excluded
 *     and the upper one included
 */
public record Bounds(boolean percent, double low, double high) {
  /** All values. */
  static final Bounds ALL = percent(0, 100);

  static Bounds percent(double low, double high) {
    return new Bounds(true, low, high);
  }

  static Bounds values(double low, double high) {
    return new Bounds(false, low, high);
  }
}
