package com.mangaassist.backend.aws.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.cloudwatch.metrics.Statistic;
import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.cloudwatch.model.Units;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.JsonOperation;
import com.mangaassist.backend.aws.shapes.MemberBounds;
import java.util.Optional;

/**
 * The constraints of CloudWatch's service model. What calls of PutMetricData and
 * GetMetricStatistics lack, and what is too much of a list there, has errors of its own.
 */
final class ModelBounds {
  private static final String MOST = Integer.toString(Integer.MAX_VALUE);

  private static final String TABLE =
      """
      PutMetricAlarm PutCompositeAlarm | AlarmName | required length 1 255
      PutMetricAlarm PutCompositeAlarm | AlarmDescription | length 0 1024
      PutMetricAlarm PutCompositeAlarm | OKActions | length 0 5 each 1 1024
      PutMetricAlarm PutCompositeAlarm | AlarmActions | length 0 5 each 1 1024
      PutMetricAlarm PutCompositeAlarm | InsufficientDataActions | length 0 5 each 1 1024
      PutMetricAlarm | MetricName | length 1 255
      PutMetricAlarm | Namespace | pattern [^:].*
      PutMetricAlarm | Namespace | length 1 255
      PutMetricAlarm | Dimensions.*.Name | required length 1 255
      PutMetricAlarm | Dimensions.*.Value | required length 1 1024
      PutMetricAlarm | Period | value 1 MOST
      PutMetricAlarm | Unit | enum UNITS
      PutMetricAlarm | EvaluationPeriods | required value 1 MOST
      PutMetricAlarm | DatapointsToAlarm | value 1 MOST
      PutMetricAlarm | ComparisonOperator | required enum OPERATORS
      PutMetricAlarm | TreatMissingData | length 1 255
      PutMetricAlarm | EvaluateLowSampleCountPercentile | length 1 255
      PutMetricAlarm | Metrics.*.Id | required length 1 255
      PutMetricAlarm | Metrics.*.MetricStat.Metric | required
      PutMetricAlarm | Metrics.*.MetricStat.Metric.Namespace | pattern [^:].*
      PutMetricAlarm | Metrics.*.MetricStat.Metric.Namespace | length 1 255
      PutMetricAlarm | Metrics.*.MetricStat.Metric.MetricName | length 1 255
      PutMetricAlarm | Metrics.*.MetricStat.Metric.Dimensions.*.Name | required length 1 255
      PutMetricAlarm | Metrics.*.MetricStat.Metric.Dimensions.*.Value | required length 1 1024
      PutMetricAlarm | Metrics.*.MetricStat.Period | required value 1 MOST
      PutMetricAlarm | Metrics.*.MetricStat.Stat | required
      PutMetricAlarm | Metrics.*.MetricStat.Unit | enum UNITS
      PutMetricAlarm | Metrics.*.Expression | length 1 2048
      PutMetricAlarm | Metrics.*.Period | value 1 MOST
      PutMetricAlarm | Metrics.*.AccountId | length 1 255
      PutMetricAlarm PutCompositeAlarm TagResource | Tags.*.Key | required length 1 128
      PutMetricAlarm PutCompositeAlarm TagResource | Tags.*.Value | required length 0 256
      PutCompositeAlarm | AlarmRule | required length 1 10240
      PutCompositeAlarm | ActionsSuppressor | length 1 1600
      DeleteAlarms EnableAlarmActions DisableAlarmActions | AlarmNames | required
      DeleteAlarms EnableAlarmActions DisableAlarmActions DescribeAlarms | AlarmNames | length 0 100 each 1 255
      SetAlarmState | AlarmName | required length 1 255
      SetAlarmState | StateValue | required
      SetAlarmState DescribeAlarms | StateValue | enum INSUFFICIENT_DATA ALARM OK
      SetAlarmState | StateReason | required length 0 1023
      SetAlarmState | StateReasonData | length 0 4000
      DescribeAlarms | AlarmNamePrefix | length 1 255
      DescribeAlarms | ChildrenOfAlarmName | length 1 255
      DescribeAlarms | ParentsOfAlarmName | length 1 255
      DescribeAlarms DescribeAlarmHistory | AlarmTypes.* | enum MetricAlarm CompositeAlarm
      DescribeAlarms | ActionPrefix | length 1 1024
      DescribeAlarms DescribeAlarmHistory | MaxRecords | value 1 100
      DescribeAlarmHistory | AlarmName | length 1 255
      DescribeAlarmHistory | AlarmContributorId | length 1 16
      DescribeAlarmHistory | HistoryItemType | enum HISTORY
      DescribeAlarmHistory GetMetricData | ScanBy | enum TimestampDescending TimestampAscending
      DescribeAlarmsForMetric | MetricName | required length 1 255
      DescribeAlarmsForMetric | Namespace | required pattern [^:].*
      DescribeAlarmsForMetric | Namespace | length 1 255
      DescribeAlarmsForMetric | Statistic | enum STATISTICS
      DescribeAlarmsForMetric | Dimensions.*.Name | required length 1 255
      DescribeAlarmsForMetric | Dimensions.*.Value | required length 1 1024
      DescribeAlarmsForMetric | Period | value 1 MOST
      DescribeAlarmsForMetric | Unit | enum UNITS
      GetMetricData | MetricDataQueries | required
      GetMetricData | MetricDataQueries.*.Id | required length 1 255
      GetMetricData | MetricDataQueries.*.MetricStat.Metric | required
      GetMetricData | MetricDataQueries.*.MetricStat.Metric.Namespace | pattern [^:].*
      GetMetricData | MetricDataQueries.*.MetricStat.Metric.Namespace | length 1 255
      GetMetricData | MetricDataQueries.*.MetricStat.Metric.MetricName | length 1 255
      GetMetricData | MetricDataQueries.*.MetricStat.Metric.Dimensions.*.Name | required length 1 255
      GetMetricData | MetricDataQueries.*.MetricStat.Metric.Dimensions.*.Value | required length 1 1024
      GetMetricData | MetricDataQueries.*.MetricStat.Period | required value 1 MOST
      GetMetricData | MetricDataQueries.*.MetricStat.Stat | required
      GetMetricData | MetricDataQueries.*.MetricStat.Unit | enum UNITS
      GetMetricData | MetricDataQueries.*.Expression | length 1 2048
      GetMetricData | MetricDataQueries.*.Period | value 1 MOST
      GetMetricData | MetricDataQueries.*.AccountId | length 1 255
      GetMetricData | StartTime | required
      GetMetricData | EndTime | required
      GetMetricData | MaxDatapoints | value 1 100800
      GetMetricStatistics PutMetricData ListMetrics | Namespace | pattern [^:].*
      GetMetricStatistics PutMetricData ListMetrics | Namespace | length 1 255
      GetMetricStatistics ListMetrics | MetricName | length 1 255
      GetMetricStatistics | Dimensions.*.Name | length 1 255
      GetMetricStatistics | Dimensions.*.Value | length 1 1024
      GetMetricStatistics | Period | value 1 MOST
      GetMetricStatistics | Statistics.* | enum STATISTICS
      GetMetricStatistics | Unit | enum UNITS
      ListMetrics | Dimensions.*.Name | required length 1 255
      ListMetrics | Dimensions.*.Value | length 1 1024
      ListMetrics | RecentlyActive | enum PT3H
      ListMetrics | OwningAccount | length 1 255
      PutMetricData | MetricData.*.MetricName | length 1 255
      PutMetricData | MetricData.*.Dimensions.*.Name | length 1 255
      PutMetricData | MetricData.*.Dimensions.*.Value | length 1 1024
      PutMetricData | MetricData.*.Unit | enum UNITS
      PutMetricData | MetricData.*.StorageResolution | value 1 MOST
      PutMetricData | EntityMetricData.*.MetricData.*.MetricName | length 1 255
      PutMetricData | EntityMetricData.*.MetricData.*.Dimensions.*.Name | length 1 255
      PutMetricData | EntityMetricData.*.MetricData.*.Dimensions.*.Value | length 1 1024
      PutMetricData | EntityMetricData.*.MetricData.*.Unit | enum UNITS
      PutMetricData | EntityMetricData.*.MetricData.*.StorageResolution | value 1 MOST
      PutDashboard GetDashboard | DashboardName | required
      PutDashboard | DashboardBody | required
      DeleteDashboards | DashboardNames | required
      ListTagsForResource TagResource UntagResource | ResourceARN | required length 1 1024
      TagResource | Tags | required
      UntagResource | TagKeys | required each 1 128
      """;

  private static final String OPERATORS =
      "GreaterThanOrEqualToThreshold GreaterThanThreshold LessThanThreshold"
          + " LessThanOrEqualToThreshold LessThanLowerOrGreaterThanUpperThreshold"
          + " LessThanLowerThreshold GreaterThanUpperThreshold";

  private static final String HISTORY =
      "ConfigurationUpdate StateUpdate Action AlarmContributorStateUpdate AlarmContributorAction";

  private final MemberBounds bounds =
      new MemberBounds(
          TABLE
              .replace("MOST", MOST)
              .replace("OPERATORS", OPERATORS)
              .replace("HISTORY", HISTORY)
              .replace("UNITS", String.join(" ", Units.ALL))
              .replace("STATISTICS", String.join(" ", Statistic.SIMPLE)));

  /** The operation, for calls that break none of its constraints. */
  JsonOperation keeping(String name, JsonOperation operation) {
    return call -> {
      require(name, call);
      return operation.call(call);
    };
  }

  private void require(String name, JsonNode call) throws AwsFault {
    Optional<String> broken = bounds.broken(name, call);
    if (broken.isPresent()) {
      throw Faults.validation(broken.get());
    }
  }
}
