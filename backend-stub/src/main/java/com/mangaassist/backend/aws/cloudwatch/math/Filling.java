package com.mangaassist.backend.aws.cloudwatch.math;

import com.mangaassist.backend.aws.cloudwatch.math.Value.Scalar;
import com.mangaassist.backend.aws.cloudwatch.math.Value.Word;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** {@code FILL(series, number | series | REPEAT | LINEAR)}. */
final class Filling {
  private Filling() {}

  static Value fill(Value value, Value by) throws MathException {
    if (by instanceof Word(String text) && !text.equals("REPEAT") && !text.equals("LINEAR")) {
      throw new MathException("FILL takes a number, a time series, REPEAT or LINEAR");
    }
    if (by instanceof Value.Group) {
      throw new MathException("FILL takes one time series to fill with");
    }
    return Elementwise.change(value, series -> one(series, by));
  }

  private static TimeSeries one(TimeSeries series, Value by) {
    NavigableMap<Long, Double> values = new TreeMap<>(series.values());
    for (long second = series.from(); second < series.to(); second += series.period()) {
      if (!series.values().containsKey(second)) {
        long missing = second;
        missing(series, by, second).ifPresent(found -> values.put(missing, found));
      }
    }
    return series.with(values);
  }

  private static OptionalDouble missing(TimeSeries series, Value by, long second) {
    Map.Entry<Long, Double> before = series.values().floorEntry(second);
    Map.Entry<Long, Double> after = series.values().ceilingEntry(second);
    return switch (by) {
      case Scalar scalar -> OptionalDouble.of(scalar.number());
      case TimeSeries other -> {
        Double found = other.values().get(second);
        yield found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
      }
      case Word(String text) when text.equals("REPEAT") ->
          before == null ? OptionalDouble.empty() : OptionalDouble.of(before.getValue());
      default -> {
        if (before == null || after == null) {
          yield OptionalDouble.empty();
        }
        double share = (double) (second - before.getKey()) / (after.getKey() - before.getKey());
        yield OptionalDouble.of(before.getValue() + share * (after.getValue() - before.getValue()));
      }
    };
  }
}
