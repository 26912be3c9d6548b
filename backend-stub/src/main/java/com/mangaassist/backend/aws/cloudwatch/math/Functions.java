package com.mangaassist.backend.aws.cloudwatch.math;

import com.mangaassist.backend.aws.cloudwatch.math.Value.Group;
import com.mangaassist.backend.aws.cloudwatch.math.Value.Scalar;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Functions of metric math by name. */
final class Functions {
  private static final Set<String> NOT_HERE =
      Set.of(
          "SEARCH",
          "LAMBDA",
          "ANOMALY_DETECTION_BAND",
          "INSIGHT_RULE_METRIC",
          "SERVICE_QUOTA",
          "DB_PERF_INSIGHTS");

  private Functions() {}

  static Value call(String function, List<Value> arguments, Scope scope) throws MathException {
    if (NOT_HERE.contains(function)) {
      throw new MathException("The function " + function + " is not supported");
    }
    Optional<ToDoubleFunction<Collection<Double>>> aggregate = Aggregates.named(function);
    if (aggregate.isPresent()) {
      count(function, arguments, 1, 1);
      return Aggregates.of(aggregate.get(), arguments.getFirst(), scope.window());
    }
    return switch (function) {
      case "METRICS" -> {
        count(function, arguments, 0, 1);
        yield new Group(scope.metrics(arguments.isEmpty() ? "" : word(arguments.getFirst())));
      }
      case "IF" -> {
        count(function, arguments, 2, 3);
        yield Conditions.choose(arguments, scope.window());
      }
      case "FILL" -> {
        count(function, arguments, 2, 2);
        yield Filling.fill(arguments.get(0), arguments.get(1));
      }
      case "TIME_SERIES" -> {
        count(function, arguments, 1, 1);
        yield scope.window().constant(number(arguments.getFirst()));
      }
      case "SORT" -> sort(arguments);
      case "SLICE" -> slice(arguments);
      default -> {
        count(function, arguments, 1, 1);
        yield ofOne(function, arguments.getFirst());
      }
    };
  }

  private static Value ofOne(String function, Value value) throws MathException {
    return switch (function) {
      case "ABS" -> Elementwise.map(value, Math::abs);
      case "CEIL" -> Elementwise.map(value, Math::ceil);
      case "FLOOR" -> Elementwise.map(value, Math::floor);
      case "LOG" -> Elementwise.map(value, Math::log);
      case "LOG10" -> Elementwise.map(value, Math::log10);
      case "DIFF" -> Elementwise.change(value, Steps::difference);
      case "DIFF_TIME" -> Elementwise.change(value, Steps::timeDifference);
      case "RATE" -> Elementwise.change(value, Steps::rate);
      case "RUNNING_SUM" -> Elementwise.change(value, Steps::runningSum);
      case "MINUTE", "HOUR", "DAY", "DATE", "MONTH", "YEAR", "EPOCH" ->
          Elementwise.change(value, series -> Steps.clock(function, series));
      case "PERIOD" -> {
        if (value instanceof TimeSeries series) {
          yield new Scalar(series.period());
        }
        throw new MathException("PERIOD takes one time series");
      }
      case "REMOVE_EMPTY" ->
          new Group(series(value).filter(each -> !each.values().isEmpty()).toList());
      case "METRIC_COUNT" -> new Scalar(series(value).count());
      case "FIRST" -> end(value, true);
      case "LAST" -> end(value, false);
      default -> throw new MathException("Unknown function " + function);
    };
  }

  private static Value end(Value value, boolean first) throws MathException {
    List<TimeSeries> all = series(value).toList();
    if (all.isEmpty()) {
      throw new MathException("An array of time series is empty");
    }
    return first ? all.getFirst() : all.getLast();
  }

  private static Value sort(List<Value> arguments) throws MathException {
    count("SORT", arguments, 3, 4);
    String by = word(arguments.get(1));
    ToDoubleFunction<Collection<Double>> aggregate =
        Aggregates.named(by).orElseThrow(() -> new MathException("SORT does not know " + by));
    Comparator<TimeSeries> order =
        Comparator.comparingDouble(each -> aggregate.applyAsDouble(each.values().values()));
    boolean ascending = word(arguments.get(2)).equals("ASC");
    Stream<TimeSeries> sorted =
        series(arguments.getFirst()).sorted(ascending ? order : order.reversed());
    long most =
        arguments.size() == 4 ? Math.max(0, (long) number(arguments.get(3))) : Long.MAX_VALUE;
    return new Group(sorted.limit(most).toList());
  }

  private static Value slice(List<Value> arguments) throws MathException {
    count("SLICE", arguments, 2, 3);
    List<TimeSeries> all = series(arguments.getFirst()).toList();
    int from = (int) Math.clamp(number(arguments.get(1)), 0, all.size());
    int to =
        arguments.size() == 3
            ? (int) Math.clamp(number(arguments.get(2)), from, all.size())
            : Math.min(from + 1, all.size());
    return new Group(all.subList(from, to));
  }

  private static Stream<TimeSeries> series(Value value) throws MathException {
    return switch (value) {
      case Group group -> group.series().stream();
      case TimeSeries one -> Stream.of(one);
      default -> throw new MathException("An array of time series is expected");
    };
  }

  private static double number(Value value) throws MathException {
    if (value instanceof Scalar scalar) {
      return scalar.number();
    }
    throw new MathException("A number is expected");
  }

  private static String word(Value value) throws MathException {
    if (value instanceof Value.Word word) {
      return word.text();
    }
    throw new MathException("A text is expected");
  }

  private static void count(String function, List<Value> arguments, int least, int most)
      throws MathException {
    if (arguments.size() < least || arguments.size() > most) {
      throw new MathException(
          function + " takes " + (least == most ? least : least + " to " + most) + " arguments");
    }
  }
}
