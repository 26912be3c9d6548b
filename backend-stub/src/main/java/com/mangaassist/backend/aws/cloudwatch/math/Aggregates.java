package com.mangaassist.backend.aws.cloudwatch.math;

import com.mangaassist.backend.aws.cloudwatch.math.Value.Group;
import com.mangaassist.backend.aws.cloudwatch.math.Value.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Functions that make one number of many: of a time series a number, of a group a time series. */
final class Aggregates {
  private static final Map<String, ToDoubleFunction<Collection<Double>>> ALL =
      Map.of(
          "SUM", values -> values.stream().mapToDouble(value -> value).sum(),
          "AVG", values -> values.stream().mapToDouble(value -> value).average().orElse(Double.NaN),
          "MIN", values -> values.stream().mapToDouble(value -> value).min().orElse(Double.NaN),
          "MAX", values -> values.stream().mapToDouble(value -> value).max().orElse(Double.NaN),
          "STDDEV", Aggregates::deviation,
          "DATAPOINT_COUNT", Collection::size);

  private Aggregates() {}

  static Optional<ToDoubleFunction<Collection<Double>>> named(String function) {
    return Optional.ofNullable(ALL.get(function));
  }

  static Value of(ToDoubleFunction<Collection<Double>> aggregate, Value value, TimeSeries window)
      throws MathException {
    return switch (value) {
      case Scalar scalar -> scalar;
      case TimeSeries series -> new Scalar(aggregate.applyAsDouble(series.values().values()));
      case Group group -> {
        NavigableMap<Long, List<Double>> columns = new TreeMap<>();
        for (TimeSeries series : group.series()) {
          series
              .values()
              .forEach(
                  (second, number) ->
                      columns.computeIfAbsent(second, key -> new ArrayList<>()).add(number));
        }
        NavigableMap<Long, Double> values = new TreeMap<>();
        columns.forEach(
            (second, column) -> Elementwise.put(values, second, aggregate.applyAsDouble(column)));
        TimeSeries like = group.series().isEmpty() ? window : group.series().getFirst();
        yield like.with(values);
      }
      case Value.Word word -> throw new MathException("A time series is expected, not a text");
    };
  }

  private static double deviation(Collection<Double> values) {
    double mean = values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
    return Math.sqrt(
        values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum()
            / values.size());
  }
}
