package com.mangaassist.services.metrics;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/**
 * Gathers values until they are taken: by figure and minute, equal values counted, as PutMetricData
 * takes them. Values keep three significant digits, so that a figure has few different ones.
 * Bounded: what comes beyond the bound is dropped and counted. Safe for many threads.
 */
final class MetricBatches {
  /** Most different values of one datum, by PutMetricData. */
  private static final int MOST_VALUES = 150;

  private static final int MOST_SERIES = 2_000;
  private static final int MOST_DISTINCT = 3_000;

  private record Series(Figure figure, Instant minute) {}

  private final Clock clock;
  private Map<Series, TreeMap<Double, Integer>> gathered = new HashMap<>();
  private long dropped;

  MetricBatches(Clock clock) {
    this.clock = clock;
  }

  synchronized void add(Figure figure, double value) {
    var series = new Series(figure, clock.instant().truncatedTo(ChronoUnit.MINUTES));
    TreeMap<Double, Integer> values = gathered.get(series);
    if (values == null) {
      if (gathered.size() >= MOST_SERIES) {
        dropped++;
        return;
      }
      values = new TreeMap<>();
      gathered.put(series, values);
    }
    double kept = rounded(value);
    if (values.size() >= MOST_DISTINCT && !values.containsKey(kept)) {
      dropped++;
    } else {
      values.merge(kept, 1, Integer::sum);
    }
  }

  /** Values that found no room since the start. */
  synchronized long dropped() {
    return dropped;
  }

  /** What has been gathered; it is forgotten here. */
  List<MetricDatum> take() {
    Map<Series, TreeMap<Double, Integer>> taken;
    synchronized (this) {
      taken = gathered;
      gathered = new HashMap<>();
    }
    List<MetricDatum> datums = new ArrayList<>();
    taken.forEach((series, values) -> addDatums(series, values, datums));
    return datums;
  }

  private static void addDatums(
      Series series, Map<Double, Integer> values, List<MetricDatum> datums) {
    List<Double> distinct = new ArrayList<>(values.keySet());
    for (int from = 0; from < distinct.size(); from += MOST_VALUES) {
      List<Double> part = distinct.subList(from, Math.min(distinct.size(), from + MOST_VALUES));
      datums.add(
          MetricDatum.builder()
              .metricName(series.figure().name())
              .unit(series.figure().unit())
              .timestamp(series.minute())
              .dimensions(
                  series.figure().dimensions().entrySet().stream()
                      .map(d -> Dimension.builder().name(d.getKey()).value(d.getValue()).build())
                      .toList())
              .values(part)
              .counts(part.stream().map(value -> (double) values.getOrDefault(value, 0)).toList())
              .build());
    }
  }

  private static double rounded(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return 0;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 2);
    return Math.round(value / unit) * unit;
  }
}
