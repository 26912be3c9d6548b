package com.mangaassist.backend.aws.cloudwatch.math;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Values by time; periods without a value are left out.
 *
 * @param label what people know it by
 * @param period seconds
 * @param from where its first period begins, seconds since 1970
 * @param to where its last period ends, or some second in it
 * @param values by the second in which their period begins
 */
public record TimeSeries(
    String label, int period, long from, long to, NavigableMap<Long, Double> values)
    implements Value {

  /** The same times with other values. */
  TimeSeries with(NavigableMap<Long, Double> others) {
    return new TimeSeries(label, period, from, to, others);
  }

  /** The same values by another label. */
  public TimeSeries labeled(String other) {
    return new TimeSeries(other, period, from, to, values);
  }

  /** The same value in every period. */
  TimeSeries constant(double value) {
    NavigableMap<Long, Double> all = new TreeMap<>();
    for (long second = from; second < to; second += period) {
      all.put(second, value);
    }
    return with(all);
  }

  /** One without values. */
  static TimeSeries empty(String label, int period, long from, long to) {
    return new TimeSeries(label, period, from, to, Collections.emptyNavigableMap());
  }
}
