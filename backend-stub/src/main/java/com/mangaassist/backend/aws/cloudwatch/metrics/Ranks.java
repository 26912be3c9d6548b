package com.mangaassist.backend.aws.cloudwatch.metrics;

import java.util.OptionalDouble;

/** Statistics that are found from the single values. */
final class Ranks {
  /** Sums of weights and percentages are not exact: a rank this close is reached. */
  private static final double CLOSE = 1e-9;

  private Ranks() {}

  static OptionalDouble of(Statistic.Kind kind, Bounds bounds, Distribution distribution) {
    if (kind == Statistic.Kind.PERCENTILE) {
      return OptionalDouble.of(percentile(distribution, bounds.high()));
    }
    double[] values = distribution.values();
    double[] weights = distribution.weights();
    double total = total(weights);
    double count = 0;
    double sum = 0;
    double before = 0;
    for (int i = 0; i < values.length; i++) {
      double inside = inside(bounds, values[i], weights[i], before, total);
      count += inside;
      sum += inside * values[i];
      before += weights[i];
    }
    return switch (kind) {
      case TRIMMED_COUNT -> OptionalDouble.of(count);
      case TRIMMED_SUM -> OptionalDouble.of(sum);
      case PERCENTILE_RANK -> OptionalDouble.of(100 * count / total);
      case TRIMMED_MEAN -> count > 0 ? OptionalDouble.of(sum / count) : OptionalDouble.empty();
      default -> OptionalDouble.of(winsorized(bounds, distribution, total));
    };
  }

  private static double inside(
      Bounds bounds, double value, double weight, double before, double total) {
    if (!bounds.percent()) {
      return value > bounds.low() && value <= bounds.high() ? weight : 0;
    }
    double from = Math.max(before, bounds.low() / 100 * total);
    double to = Math.min(before + weight, bounds.high() / 100 * total);
    return Math.max(0, to - from);
  }

  private static double winsorized(Bounds bounds, Distribution distribution, double total) {
    double low = bounds.percent() ? percentile(distribution, bounds.low()) : bounds.low();
    double high = bounds.percent() ? percentile(distribution, bounds.high()) : bounds.high();
    double[] values = distribution.values();
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += distribution.weights()[i] * Math.clamp(values[i], low, high);
    }
    return sum / total;
  }

  /** The lowest value that at least so many percent of the values do not exceed. */
  private static double percentile(Distribution distribution, double percent) {
    double[] values = distribution.values();
    double wanted = percent / 100 * total(distribution.weights());
    double reached = 0;
    for (int i = 0; i < values.length; i++) {
      reached += distribution.weights()[i];
      if (reached >= wanted - CLOSE * Math.max(1, wanted)) {
        return values[i];
      }
    }
    return values[values.length - 1];
  }

  private static double total(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    return total;
  }
}
