package com.mangaassist.backend.aws.cloudwatch.math;

import com.mangaassist.backend.aws.cloudwatch.math.Value.Scalar;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** {@code IF(condition, then, otherwise)}; without the last one there is no datapoint. */
final class Conditions {
  private Conditions() {}

  static Value choose(List<Value> arguments, TimeSeries window) throws MathException {
    Value condition = arguments.getFirst();
    Value yes = arguments.get(1);
    if (condition instanceof Scalar scalar) {
      if (scalar.number() != 0) {
        return yes;
      }
      return arguments.size() == 3
          ? arguments.get(2)
          : TimeSeries.empty(window.label(), window.period(), window.from(), window.to());
    }
    requireOne(yes);
    if (arguments.size() == 3) {
      requireOne(arguments.get(2));
    }
    return Elementwise.change(
        condition,
        series -> {
          NavigableMap<Long, Double> values = new TreeMap<>();
          series
              .values()
              .forEach(
                  (second, holds) -> {
                    if (holds != 0) {
                      at(yes, second).ifPresent(value -> values.put(second, value));
                    } else if (arguments.size() == 3) {
                      at(arguments.get(2), second).ifPresent(value -> values.put(second, value));
                    }
                  });
          return series.with(values);
        });
  }

  private static void requireOne(Value value) throws MathException {
    if (!(value instanceof Scalar || value instanceof TimeSeries)) {
      throw new MathException("IF chooses between numbers and time series only");
    }
  }

  private static OptionalDouble at(Value value, long second) {
    if (value instanceof Scalar scalar) {
      return OptionalDouble.of(scalar.number());
    }
    Double found = value instanceof TimeSeries series ? series.values().get(second) : null;
    return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
  }
}
