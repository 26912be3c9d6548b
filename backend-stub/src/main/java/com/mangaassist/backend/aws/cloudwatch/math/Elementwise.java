package com.mangaassist.backend.aws.cloudwatch.math;

import com.mangaassist.backend.aws.cloudwatch.math.Value.Group;
import com.mangaassist.backend.aws.cloudwatch.math.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Does to each number of time series what is done to one. */
final class Elementwise {
  private Elementwise() {}

  /** Makes one time series of another. */
  @FunctionalInterface
  interface Change {
    TimeSeries of(TimeSeries series) throws MathException;
  }

  static Value map(Value value, DoubleUnaryOperator operator) throws MathException {
    if (value instanceof Scalar scalar) {
      return new Scalar(operator.applyAsDouble(scalar.number()));
    }
    return change(value, series -> one(series, operator));
  }

  /** Changes one time series, or each of a group. */
  static Value change(Value value, Change change) throws MathException {
    return switch (value) {
      case TimeSeries series -> change.of(series);
      case Group group -> {
        List<TimeSeries> changed = new ArrayList<>();
        for (TimeSeries series : group.series()) {
          changed.add(change.of(series));
        }
        yield new Group(List.copyOf(changed));
      }
      case Scalar scalar -> throw new MathException("A time series is expected, not a number");
      case Value.Word word -> throw new MathException("A time series is expected, not a text");
    };
  }

  static Value combine(Value left, Value right, DoubleBinaryOperator operator)
      throws MathException {
    if (left instanceof Scalar a && right instanceof Scalar b) {
      return new Scalar(operator.applyAsDouble(a.number(), b.number()));
    }
    if (left instanceof Scalar a) {
      return change(right, series -> one(series, b -> operator.applyAsDouble(a.number(), b)));
    }
    if (right instanceof Scalar b) {
      return change(left, series -> one(series, a -> operator.applyAsDouble(a, b.number())));
    }
    if (left instanceof Group && right instanceof Group) {
      throw new MathException("Two arrays of time series cannot be combined");
    }
    if (right instanceof TimeSeries b) {
      return change(left, a -> two(a, a, b, operator));
    }
    if (left instanceof TimeSeries a) {
      return change(right, b -> two(b, a, b, operator));
    }
    throw new MathException("A time series or number is expected, not a text");
  }

  private static TimeSeries one(TimeSeries series, DoubleUnaryOperator operator) {
    NavigableMap<Long, Double> values = new TreeMap<>();
    series.values().forEach((second, value) -> put(values, second, operator.applyAsDouble(value)));
    return series.with(values);
  }

  private static TimeSeries two(
      TimeSeries like, TimeSeries left, TimeSeries right, DoubleBinaryOperator operator) {
    NavigableMap<Long, Double> values = new TreeMap<>();
    left.values()
        .forEach(
            (second, a) -> {
              Double b = right.values().get(second);
              if (b != null) {
                put(values, second, operator.applyAsDouble(a, b));
              }
            });
    return like.with(values);
  }

  /** Keeps a value, unless it is none, as after a division by zero. */
  static void put(NavigableMap<Long, Double> values, long second, double value) {
    if (Double.isFinite(value)) {
      values.put(second, value);
    }
  }
}
