package com.mangaassist.backend.aws.cloudwatch.data;

import com.mangaassist.backend.aws.cloudwatch.math.Evaluator;
import com.mangaassist.backend.aws.cloudwatch.math.MathException;
import com.mangaassist.backend.aws.cloudwatch.math.Scope;
import com.mangaassist.backend.aws.cloudwatch.math.TimeSeries;
import com.mangaassist.backend.aws.cloudwatch.math.Value;
import com.mangaassist.backend.aws.cloudwatch.metrics.MetricStore;
import com.mangaassist.backend.aws.cloudwatch.metrics.Point;
import com.mangaassist.backend.aws.cloudwatch.model.Periods;
import com.mangaassist.backend.aws.cloudwatch.model.Units;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The queries of one call, each evaluated once, when it is asked for. */
public final class Evaluation {
  private final MetricStore store;
  private final Map<String, MetricQuery> queries = new LinkedHashMap<>();
  private final long from;
  private final long to;
  private final boolean aligned;
  private final Map<String, Value> known = new HashMap<>();
  private final Map<String, List<String>> units = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  /**
   * Queries over a window.
   *
   * @param from seconds since 1970
   * @param to seconds since 1970, excluded
   * @param aligned whether periods begin at multiples of their length; else they begin at {@code
   *     from}
   */
  public Evaluation(
      MetricStore store, List<MetricQuery> queries, long from, long to, boolean aligned) {
    this.store = store;
    this.from = from;
    this.to = to;
    this.aligned = aligned;
    queries.forEach(query -> this.queries.put(query.id(), query));
  }

  /**
   * The time series that a query is.
   *
   * @throws MathException when it has no value, or one that is no time series
   */
  public List<TimeSeries> series(MetricQuery query) throws MathException {
    return switch (value(query)) {
      case TimeSeries one -> List.of(one);
      case Value.Group many -> many.series();
      default ->
          throw new MathException(
              "The result must be a time series or an array of time series, such as"
                  + " TIME_SERIES(…) makes of a number");
    };
  }

  /** The units in which a query found values, the one that counts first; none of an expression. */
  List<String> units(MetricQuery query) {
    return units.getOrDefault(query.id(), List.of());
  }

  private Value value(MetricQuery query) throws MathException {
    Value before = known.get(query.id());
    if (before != null) {
      return before;
    }
    if (!underWay.add(query.id())) {
      throw new MathException("The expressions refer to each other in a circle");
    }
    Value value =
        switch (query) {
          case MetricQuery.Stat stat -> fetched(stat);
          case MetricQuery.Formula formula ->
              named(new Evaluator(new Queries(formula.id())).value(formula.expression()), formula);
        };
    underWay.remove(query.id());
    known.put(query.id(), value);
    return value;
  }

  /** One time series gets the name of its expression; those of an array keep theirs. */
  private static Value named(Value value, MetricQuery.Formula formula) {
    return value instanceof TimeSeries series ? series.labeled(formula.id()) : value;
  }

  private TimeSeries fetched(MetricQuery.Stat stat) {
    long start = start(stat.period());
    List<Point> points =
        store.points(
            stat.metric(), stat.unit(), start, to, stat.period(), stat.statistic().needsValues());
    List<String> found = Units.byPreference(points.stream().map(Point::unit));
    units.put(stat.id(), found);
    NavigableMap<Long, Double> values = new TreeMap<>();
    for (Point point : points) {
      // Values of several units are not comparable: those of one count, as AWS has it.
      if (point.unit().equals(found.getFirst())) {
        stat.statistic().of(point.values()).ifPresent(value -> values.put(point.second(), value));
      }
    }
    return new TimeSeries(stat.metric().name(), stat.period(), start, to, values);
  }

  private long start(int period) {
    return aligned ? Periods.floor(from, period) : from;
  }

  private final class Queries implements Scope {
    private final String asking;

    Queries(String asking) {
      this.asking = asking;
    }

    @Override
    public Optional<Value> value(String id) throws MathException {
      MetricQuery query = queries.get(id);
      return query == null ? Optional.empty() : Optional.of(Evaluation.this.value(query));
    }

    @Override
    public List<TimeSeries> metrics(String idPart) throws MathException {
      List<TimeSeries> all = new ArrayList<>();
      for (MetricQuery query : queries.values()) {
        if (query instanceof MetricQuery.Stat && query.id().contains(idPart)) {
          all.addAll(series(query));
        }
      }
      return all;
    }

    @Override
    public TimeSeries window() {
      int period =
          queries.values().stream()
              .filter(MetricQuery.Stat.class::isInstance)
              .mapToInt(query -> ((MetricQuery.Stat) query).period())
              .findFirst()
              .orElse(60);
      return new TimeSeries(asking, period, start(period), to, Collections.emptyNavigableMap());
    }
  }
}
