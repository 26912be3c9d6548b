package com.mangaassist.backend.aws.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cloudwatch.metrics.MetricStore;
import com.mangaassist.backend.aws.cloudwatch.metrics.Point;
import com.mangaassist.backend.aws.cloudwatch.metrics.Statistic;
import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.cloudwatch.model.Input;
import com.mangaassist.backend.aws.cloudwatch.model.MetricId;
import com.mangaassist.backend.aws.cloudwatch.model.MetricReading;
import com.mangaassist.backend.aws.cloudwatch.model.Periods;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.Times;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code GetMetricStatistics}. */
final class GetMetricStatistics {
  private static final int MOST_DATAPOINTS = 1_440;
  private static final int MOST_SIMPLE = 5;
  private static final int MOST_EXTENDED = 10;

  private final MetricStore store;
  private final Clock clock;

  GetMetricStatistics(MetricStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  JsonNode call(JsonNode call) throws AwsFault {
    Input input = Input.naming(call);
    MetricId metric = MetricReading.metric(input);
    Instant start = required(input, "StartTime");
    Instant end = required(input, "EndTime");
    int period = Periods.check(input, "Period");
    Optional<String> unit = input.text("Unit");
    List<Statistic> statistics = statistics(input);
    if (start.getEpochSecond() >= end.getEpochSecond()) {
      throw Faults.invalid("The parameter StartTime must be less than the parameter EndTime.");
    }
    long from = Periods.roundedStart(start, clock.instant(), period);
    // As it is asked for, before the start is rounded down: a day of minutes is never too long.
    long count = Math.ceilDiv(Duration.between(start, end).toSeconds(), (long) period);
    if (count > MOST_DATAPOINTS) {
      throw Faults.combination(
          ("You have requested up to %d datapoints, which exceeds the limit of %d. You may reduce"
                  + " the datapoints requested by increasing Period, or decreasing the time range.")
              .formatted(count, MOST_DATAPOINTS));
    }
    boolean single = statistics.stream().anyMatch(Statistic::needsValues);
    ObjectNode answer = Json.object().put("Label", metric.name());
    ArrayNode datapoints = answer.putArray("Datapoints");
    for (Point point : store.points(metric, unit, from, Periods.ceiling(end), period, single)) {
      datapoint(point, statistics).ifPresent(datapoints::add);
    }
    return answer;
  }

  private static Instant required(Input input, String name) throws AwsFault {
    return input.time(name).orElseThrow(() -> Faults.missing(name));
  }

  private static List<Statistic> statistics(Input input) throws AwsFault {
    List<String> simple = input.texts("Statistics");
    List<String> extended = input.texts("ExtendedStatistics");
    if (simple.isEmpty() && extended.isEmpty()) {
      throw Faults.combination(
          "At least one of the parameters Statistics and ExtendedStatistics must be specified.");
    }
    if (simple.size() > MOST_SIMPLE) {
      throw Faults.tooMany("Statistics", MOST_SIMPLE);
    }
    if (extended.size() > MOST_EXTENDED) {
      throw Faults.tooMany("ExtendedStatistics", MOST_EXTENDED);
    }
    List<Statistic> all = new ArrayList<>();
    for (String name : simple) {
      if (!Statistic.SIMPLE.contains(name)) {
        throw Faults.constraint(
            name,
            input.memberPath("Statistics", all.size()),
            "Member must satisfy enum value set: " + Statistic.SIMPLE);
      }
      all.add(Statistic.parse(name).orElseThrow());
    }
    for (String name : extended) {
      all.add(
          Statistic.parse(name)
              .filter(Statistic::needsValues)
              .orElseThrow(
                  () ->
                      Faults.invalid(
                          "The value "
                              + name
                              + " for parameter ExtendedStatistics is not supported.")));
    }
    return all;
  }

  private static Optional<ObjectNode> datapoint(Point point, List<Statistic> statistics) {
    ObjectNode datapoint = Json.object();
    datapoint.set("Timestamp", Times.mark(Instant.ofEpochSecond(point.second())));
    ObjectNode extended = Json.object();
    for (Statistic statistic : statistics) {
      OptionalDouble value = statistic.of(point.values());
      if (value.isPresent()) {
        (statistic.needsValues() ? extended : datapoint).put(statistic.name(), value.getAsDouble());
      }
    }
    if (datapoint.size() == 1 && extended.isEmpty()) {
      return Optional.empty();
    }
    if (!extended.isEmpty()) {
      datapoint.set("ExtendedStatistics", extended);
    }
    return Optional.of(datapoint.put("Unit", point.unit()));
  }
}
