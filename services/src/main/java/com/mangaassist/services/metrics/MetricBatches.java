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
 * takes them, so that sums and percentiles stay exact. Bounded: what comes beyond the bound is
 * dropped and counted. Safe for many threads.
 */
final class MetricBatches {
  /** Most different values of one datum, by PutMetricData. */
  private static final int MOST_VALUES = 150;

  private static final int MOST_SERIES = 2_000;

  /** Different values of a series between two batches; ten seconds at two thousand a second. */
  private static final int MOST_DISTINCT = 20_000;

  private record Series(Figure figure, Instant minute) {}

  private final Clock clock;
  private Map<Series, TreeMap<Double, Integer>> gathered = new HashMap<>();
  private long dropped;

  MetricBatches(Clock clock) {
    this.clock = clock;
  }

  /** A value that is no number is left out: CloudWatch would refuse the whole batch for it. */
  synchronized void add(Figure figure, double value) {
    if (!Double.isFinite(value)) {
      return;
    }
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
    if (values.size() >= MOST_DISTINCT && !values.containsKey(value)) {
      dropped++;
    } else {
      values.merge(value, 1, Integer::sum);
    }
  }

  /** Values that found no room since this was last asked. */
  synchronized long dropped() {
    long count = dropped;
    dropped = 0;
    return count;
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
}
