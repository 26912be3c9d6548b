package com.mangaassist.backend.aws.cloudwatch.metrics;

import java.util.Arrays;

/**
 * The values of a metric in some time: count, sum, extremes, and the values themselves, by which
 * percentiles are found. Up to {@link #EXACT} different values are kept as they are; beyond that
 * neighbors within half a percent or more become their mean, so that the size stays bounded.
 */
public final class Distribution {
  /** Most different values that are kept as they are. */
  static final int EXACT = 1_000;

  private static final int AFTER_MERGING = 500;

  /** Nothing. */
  public static final Distribution EMPTY =
      new Distribution(0, 0, Double.NaN, Double.NaN, true, new double[0], new double[0]);

  private final double samples;
  private final double sum;
  private final double low;
  private final double high;
  private final boolean known;
  private final double[] values;
  private final double[] weights;

  Distribution(
      double samples,
      double sum,
      double low,
      double high,
      boolean known,
      double[] values,
      double[] weights) {
    this.samples = samples;
    this.sum = sum;
    this.low = low;
    this.high = high;
    this.known = known;
    this.values = values;
    this.weights = weights;
  }

  /** One value that was measured {@code count} times. */
  public static Distribution of(double value, double count) {
    return new Distribution(
        count, value * count, value, value, true, new double[] {value}, new double[] {count});
  }

  /** A statistic set; its values are known only if they are all the same. */
  public static Distribution ofSet(double samples, double sum, double low, double high) {
    boolean one = low == high || samples == 1;
    return new Distribution(
        samples,
        sum,
        low,
        high,
        one,
        one ? new double[] {low} : new double[0],
        one ? new double[] {samples} : new double[0]);
  }

  /** Both together. */
  public Distribution plus(Distribution other) {
    if (samples == 0 && values.length == 0) {
      return other;
    }
    if (other.samples == 0 && other.values.length == 0) {
      return this;
    }
    double[] allValues = new double[values.length + other.values.length];
    double[] allWeights = new double[allValues.length];
    int mine = 0;
    int theirs = 0;
    int size = 0;
    while (mine < values.length || theirs < other.values.length) {
      boolean takeMine =
          theirs == other.values.length
              || (mine < values.length && values[mine] <= other.values[theirs]);
      double value = takeMine ? values[mine] : other.values[theirs];
      double weight = takeMine ? weights[mine++] : other.weights[theirs++];
      if (size > 0 && allValues[size - 1] == value) {
        allWeights[size - 1] += weight;
      } else {
        allValues[size] = value;
        allWeights[size++] = weight;
      }
    }
    return new Distribution(
            samples + other.samples,
            sum + other.sum,
            Math.min(low, other.low),
            Math.max(high, other.high),
            known && other.known,
            Arrays.copyOf(allValues, size),
            Arrays.copyOf(allWeights, size))
        .bounded();
  }

  private Distribution bounded() {
    Distribution smaller = this;
    for (double width = 0.01; smaller.values.length > EXACT; width *= 2) {
      smaller = merged(width);
      if (smaller.values.length <= AFTER_MERGING || width > 1) {
        break;
      }
    }
    return smaller;
  }

  /** Values whose ratio stays within {@code width} become their weighted mean. */
  private Distribution merged(double width) {
    double[] fewer = new double[values.length];
    double[] heavier = new double[values.length];
    int size = 0;
    double limit = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      if (size > 0 && values[i] <= limit) {
        double weight = heavier[size - 1] + weights[i];
        fewer[size - 1] += (values[i] - fewer[size - 1]) * weights[i] / weight;
        heavier[size - 1] = weight;
      } else {
        limit = values[i] + Math.abs(values[i]) * width;
        fewer[size] = values[i];
        heavier[size++] = weights[i];
      }
    }
    return new Distribution(
        samples, sum, low, high, known, Arrays.copyOf(fewer, size), Arrays.copyOf(heavier, size));
  }

  /** How many values. */
  public double samples() {
    return samples;
  }

  /** Their sum. */
  public double sum() {
    return sum;
  }

  /** The lowest. */
  public double low() {
    return low;
  }

  /** The highest. */
  public double high() {
    return high;
  }

  /** Whether each value is known: no statistic set hides some, and none is negative. */
  boolean ranked() {
    return known && low >= 0 && values.length > 0;
  }

  boolean known() {
    return known;
  }

  /** Different values, ascending. Callers do not change them. */
  double[] values() {
    return values;
  }

  /** How often each was measured. Callers do not change them. */
  double[] weights() {
    return weights;
  }
}
