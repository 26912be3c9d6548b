package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cloudwatch.data.MetricQuery;
import com.mangaassist.backend.aws.cloudwatch.metrics.Statistic;
import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.cloudwatch.model.Input;
import com.mangaassist.backend.aws.cloudwatch.model.MetricReading;
import com.mangaassist.backend.aws.cloudwatch.model.Periods;
import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads metric alarms. */
final class MetricAlarmReader {
  private static final int DAY = 86_400;
  private static final int WEEK = 7 * DAY;
  private static final int HOUR = 3_600;
  private static final List<String> OF_ONE_METRIC =
      List.of(
          "MetricName",
          "Namespace",
          "Statistic",
          "ExtendedStatistic",
          "Dimensions",
          "Period",
          "Unit");
  private static final List<String> COPIED =
      List.of(
          "EvaluationPeriods",
          "DatapointsToAlarm",
          "Threshold",
          "ComparisonOperator",
          "TreatMissingData",
          "EvaluateLowSampleCountPercentile",
          "Metrics");

  private MetricAlarmReader() {}

  /** A metric alarm's configuration, ready to be answered. */
  static ObjectNode config(Input input) throws AwsFault {
    ObjectNode config = AlarmReader.common(input);
    for (List<String> members : List.of(OF_ONE_METRIC, COPIED)) {
      for (String member : members) {
        if (input.has(member)) {
          config.set(member, input.node().path(member).deepCopy());
        }
      }
    }
    if (input.has("Metrics")) {
      // Found absent by clients that look only there.
      config.remove(List.of("Dimensions"));
    } else if (!input.has("Dimensions")) {
      config.putArray("Dimensions");
    }
    return config;
  }

  /** What it watches. */
  static Watch.OfMetrics watch(Input input) throws AwsFault {
    int periods = required(input.whole("EvaluationPeriods"), input, "EvaluationPeriods");
    Optional<Integer> datapoints = input.whole("DatapointsToAlarm");
    if (datapoints.isPresent() && datapoints.get() > periods) {
      throw Faults.validation("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
    }
    Comparison comparison = comparison(input);
    requireSet(input, "Threshold");
    double threshold = required(input.number("Threshold"), input, "Threshold");
    if (!Double.isFinite(threshold)) {
      throw Faults.invalidValue(Double.toString(threshold), "Threshold");
    }
    boolean fewIgnored = fewIgnored(input);
    Missing missing = missing(input);
    List<MetricQuery> queries = queries(input);
    int period = period(queries);
    checkSpan(period, periods);
    return new Watch.OfMetrics(
        queries,
        returned(queries),
        period,
        periods,
        datapoints.orElse(periods),
        datapoints.isPresent(),
        comparison,
        threshold,
        missing,
        fewIgnored);
  }

  private static <T> T required(Optional<T> value, Input input, String name) throws AwsFault {
    return value.orElseThrow(() -> input.missing(name));
  }

  private static Comparison comparison(Input input) throws AwsFault {
    String name = input.required("ComparisonOperator");
    if (input.has("ThresholdMetricId")
        || name.contains("UpperThreshold")
        || name.equals("LessThanLowerThreshold")) {
      throw Faults.validation("Alarms on anomaly detection are not supported");
    }
    return Comparison.of(name)
        .orElseThrow(
            () ->
                Faults.constraint(
                    name,
                    "ComparisonOperator",
                    "Member must satisfy enum value set: "
                        + Arrays.stream(Comparison.values()).map(each -> each.wireName).toList()));
  }

  private static boolean fewIgnored(Input input) throws AwsFault {
    String name = input.text("EvaluateLowSampleCountPercentile").orElse("evaluate");
    return switch (name) {
      case "evaluate" -> false;
      case "ignore" -> true;
      default ->
          throw Faults.validation(
              "Option "
                  + name
                  + " is not supported. Supported options for parameter"
                  + " EvaluateLowSampleCountPercentile are evaluate and ignore.");
    };
  }

  private static Missing missing(Input input) throws AwsFault {
    String name = input.text("TreatMissingData").orElse(Missing.MISSING.wireName);
    return Missing.of(name)
        .orElseThrow(
            () ->
                Faults.validation(
                    "The value ["
                        + name
                        + "] is not supported for TreatMissingData parameter. Supported values are"
                        + " [breaching, notBreaching, ignore, missing]."));
  }

  private static List<MetricQuery> queries(Input input) throws AwsFault {
    if (!input.has("Metrics")) {
      return List.of(oneMetric(input));
    }
    for (String member : OF_ONE_METRIC) {
      if (input.has(member)) {
        throw Faults.validation(member + " should not be set if list of Metrics is set.");
      }
    }
    List<MetricQuery> queries = MetricQuery.read(input, "Metrics");
    if (queries.isEmpty()) {
      throw input.missing("Metrics");
    }
    return queries;
  }

  private static MetricQuery oneMetric(Input input) throws AwsFault {
    requireSet(input, "MetricName");
    requireSet(input, "Namespace");
    boolean simple = input.has("Statistic");
    if (simple == input.has("ExtendedStatistic")) {
      throw simple
          ? Faults.combination(
              "The parameters Statistic and ExtendedStatistic are mutually exclusive and you have"
                  + " specified both.")
          : Faults.validation(
              "Exactly one element of the metrics list or one of Statistic and ExtendedStatistic"
                  + " must be specified.");
    }
    requireSet(input, "Period");
    String member = simple ? "Statistic" : "ExtendedStatistic";
    String name = input.required(member, 1, 255);
    Statistic statistic =
        Statistic.parse(name)
            .filter(found -> found.needsValues() != simple)
            .orElseThrow(() -> unknown(name, member, simple));
    return new MetricQuery.Stat(
        "m1",
        Optional.empty(),
        true,
        MetricReading.metric(input),
        Periods.check(input, "Period"),
        statistic,
        input.text("Unit"));
  }

  private static AwsFault unknown(String name, String member, boolean simple) {
    return simple
        ? Faults.invalidValue(name, member)
        : Faults.invalid(
            "The value " + name + " for parameter ExtendedStatistic is not supported.");
  }

  /** What the service model does not demand, because other kinds of alarms do without it. */
  private static void requireSet(Input input, String member) throws AwsFault {
    if (!input.has(member)) {
      throw Faults.validation(member + " must not be null");
    }
  }

  private static MetricQuery returned(List<MetricQuery> queries) throws AwsFault {
    List<MetricQuery> returned = queries.stream().filter(MetricQuery::returned).toList();
    if (returned.size() != 1) {
      throw Faults.validation("Exactly one element of the metrics list should return data.");
    }
    return returned.getFirst();
  }

  private static int period(List<MetricQuery> queries) throws AwsFault {
    List<Integer> periods =
        queries.stream()
            .filter(MetricQuery.Stat.class::isInstance)
            .map(query -> ((MetricQuery.Stat) query).period())
            .distinct()
            .toList();
    if (periods.isEmpty()) {
      throw Faults.validation("Invalid metrics list");
    }
    if (periods.size() > 1) {
      throw Faults.validation("Period must not be different for metrics of an expression");
    }
    if (periods.getFirst() < 10) {
      throw Faults.validation("Period must be 10, 20, 30 or a multiple of 60");
    }
    return periods.getFirst();
  }

  private static void checkSpan(int period, int periods) throws AwsFault {
    long span = (long) period * periods;
    if (period < HOUR && span > DAY) {
      throw Faults.validation(
          "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <="
              + " 86400).");
    }
    if (span > WEEK) {
      throw Faults.validation(
          "Metrics cannot be checked across more than a week (EvaluationPeriods * Period must be"
              + " <= 604800).");
    }
  }
}
