package com.mangaassist.backend.aws.cloudwatch;

import static com.mangaassist.backend.aws.shapes.Shape.flag;
import static com.mangaassist.backend.aws.shapes.Shape.list;
import static com.mangaassist.backend.aws.shapes.Shape.map;
import static com.mangaassist.backend.aws.shapes.Shape.member;
import static com.mangaassist.backend.aws.shapes.Shape.real;
import static com.mangaassist.backend.aws.shapes.Shape.structure;
import static com.mangaassist.backend.aws.shapes.Shape.text;
import static com.mangaassist.backend.aws.shapes.Shape.time;
import static com.mangaassist.backend.aws.shapes.Shape.whole;

import com.mangaassist.backend.aws.shapes.Shape;
import com.mangaassist.backend.aws.shapes.Shape.Member;
import com.mangaassist.backend.aws.shapes.Shape.Structure;
import java.util.Arrays;

/**
 * What the members of CloudWatch's structures are, by its service model, for the Query protocol.
 */
final class QueryShapes {
  static final Structure DIMENSION = structure(member("Name", text()), member("Value", text()));
  static final Structure METRIC =
      structure(
          member("Namespace", text()),
          member("MetricName", text()),
          member("Dimensions", list(DIMENSION)));
  static final Structure TAG = structure(member("Key", text()), member("Value", text()));
  static final Structure DATUM =
      structure(
          member("MetricName", text()),
          member("Dimensions", list(DIMENSION)),
          member("Timestamp", time()),
          member("Value", real()),
          member(
              "StatisticValues",
              structure(
                  member("SampleCount", real()),
                  member("Sum", real()),
                  member("Minimum", real()),
                  member("Maximum", real()))),
          member("Values", list(real())),
          member("Counts", list(real())),
          member("Unit", text()),
          member("StorageResolution", whole()));
  static final Structure QUERY =
      structure(
          member("Id", text()),
          member(
              "MetricStat",
              structure(
                  member("Metric", METRIC),
                  member("Period", whole()),
                  member("Stat", text()),
                  member("Unit", text()))),
          member("Expression", text()),
          member("Label", text()),
          member("ReturnData", flag()),
          member("Period", whole()),
          member("AccountId", text()));
  static final Structure DATAPOINT =
      structure(
          member("Timestamp", time()),
          member("SampleCount", real()),
          member("Average", real()),
          member("Sum", real()),
          member("Minimum", real()),
          member("Maximum", real()),
          member("Unit", text()),
          member("ExtendedStatistics", map(real())));
  static final Structure MESSAGE = structure(member("Code", text()), member("Value", text()));
  static final Structure RESULT =
      structure(
          member("Id", text()),
          member("Label", text()),
          member("Timestamps", list(time())),
          member("Values", list(real())),
          member("StatusCode", text()),
          member("Messages", list(MESSAGE)));

  private static final Member[] NAMES = {
    member("AlarmName", text()),
    member("AlarmDescription", text()),
    member("ActionsEnabled", flag()),
    member("OKActions", list(text())),
    member("AlarmActions", list(text())),
    member("InsufficientDataActions", list(text()))
  };
  private static final Member[] WATCHED = {
    member("MetricName", text()),
    member("Namespace", text()),
    member("Statistic", text()),
    member("ExtendedStatistic", text()),
    member("Dimensions", list(DIMENSION)),
    member("Period", whole()),
    member("Unit", text()),
    member("EvaluationPeriods", whole()),
    member("DatapointsToAlarm", whole()),
    member("Threshold", real()),
    member("ComparisonOperator", text()),
    member("TreatMissingData", text()),
    member("EvaluateLowSampleCountPercentile", text()),
    member("Metrics", list(QUERY)),
    member("ThresholdMetricId", text())
  };
  private static final Member[] RULE = {
    member("AlarmRule", text()),
    member("ActionsSuppressor", text()),
    member("ActionsSuppressorWaitPeriod", whole()),
    member("ActionsSuppressorExtensionPeriod", whole())
  };
  private static final Member[] STATE = {
    member("AlarmArn", text()),
    member("AlarmConfigurationUpdatedTimestamp", time()),
    member("StateValue", text()),
    member("StateReason", text()),
    member("StateReasonData", text()),
    member("StateUpdatedTimestamp", time()),
    member("StateTransitionedTimestamp", time())
  };
  private static final Member[] SUPPRESSED = {
    member("ActionsSuppressedBy", text()), member("ActionsSuppressedReason", text())
  };
  private static final Member[] TAGS = {member("Tags", list(TAG))};

  static final Structure PUT_METRIC_ALARM = joined(NAMES, WATCHED, TAGS);
  static final Structure PUT_COMPOSITE_ALARM = joined(NAMES, RULE, TAGS);
  static final Structure METRIC_ALARM = joined(NAMES, STATE, WATCHED);
  static final Structure COMPOSITE_ALARM = joined(NAMES, STATE, RULE, SUPPRESSED);
  static final Structure HISTORY_ITEM =
      structure(
          member("AlarmName", text()),
          member("AlarmType", text()),
          member("Timestamp", time()),
          member("HistoryItemType", text()),
          member("HistorySummary", text()),
          member("HistoryData", text()));

  private QueryShapes() {}

  /** A list of texts. */
  static Shape texts() {
    return list(text());
  }

  private static Structure joined(Member[]... parts) {
    return structure(Arrays.stream(parts).flatMap(Arrays::stream).toArray(Member[]::new));
  }
}
