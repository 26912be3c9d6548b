package com.mangaassist.backend.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.mangaassist.backend.aws.protocol.ReferenceBounds;
import com.mangaassist.backend.aws.protocol.SdkCall;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds of members in CloudWatch's API reference, at and beyond them. */
class ReferenceBoundsTest {
  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry(
              "PutMetricAlarm",
              "{'AlarmName': 'a', 'MetricName': 'm', 'Namespace': 'n', 'Statistic': 'Sum',"
                  + " 'Period': 60, 'EvaluationPeriods': 1, 'Threshold': 1, 'ComparisonOperator':"
                  + " 'GreaterThanThreshold', 'Dimensions': [{'Name': 'd', 'Value': 'v'}],"
                  + " 'OKActions': ['arn:a'], 'AlarmActions': ['arn:a'],"
                  + " 'InsufficientDataActions': ['arn:a'], 'Tags': [{'Key': 'k', 'Value': 'v'}]}"),
          Map.entry(
              "PutMetricAlarm:Metrics",
              "{'AlarmName': 'a', 'EvaluationPeriods': 1, 'Threshold': 1, 'ComparisonOperator':"
                  + " 'GreaterThanThreshold', 'Metrics': [{'Id': 'e', 'Expression': 'm'}, {'Id':"
                  + " 'm', 'ReturnData': false, 'MetricStat': {'Metric': {'Namespace': 'n',"
                  + " 'MetricName': 'm'}, 'Period': 60, 'Stat': 'Sum'}}]}"),
          Map.entry(
              "PutMetricData:Entities",
              "{'Namespace': 'n', 'EntityMetricData': [{'MetricData': [{'MetricName': 'm', 'Value':"
                  + " 1, 'Dimensions': [{'Name': 'd', 'Value': 'v'}]}]}]}"),
          Map.entry(
              "PutMetricData:Set",
              "{'Namespace': 'n', 'MetricData': [{'MetricName': 'm', 'StatisticValues':"
                  + " {'SampleCount': 1, 'Sum': 1, 'Minimum': 1, 'Maximum': 1}}]}"),
          Map.entry(
              "PutCompositeAlarm",
              "{'AlarmName': 'c', 'AlarmRule': 'TRUE', 'OKActions': ['arn:a'], 'AlarmActions':"
                  + " ['arn:a'], 'InsufficientDataActions': ['arn:a'], 'Tags': [{'Key': 'k',"
                  + " 'Value': 'v'}]}"),
          Map.entry("DeleteAlarms", "{'AlarmNames': ['none']}"),
          Map.entry("EnableAlarmActions", "{'AlarmNames': ['none']}"),
          Map.entry("DisableAlarmActions", "{'AlarmNames': ['none']}"),
          Map.entry(
              "SetAlarmState",
              "{'AlarmName': 'none', 'StateValue': 'OK', 'StateReason': 'r', 'StateReasonData':"
                  + " '{}'}"),
          Map.entry("DescribeAlarms", "{'AlarmNames': ['none']}"),
          Map.entry("DescribeAlarmHistory", "{}"),
          Map.entry(
              "DescribeAlarmsForMetric",
              "{'MetricName': 'm', 'Namespace': 'n', 'Dimensions': [{'Name': 'd', 'Value': 'v'}]}"),
          Map.entry(
              "GetMetricData",
              "{'StartTime': 1764064800, 'EndTime': 1764065100, 'MetricDataQueries': [{'Id': 'm',"
                  + " 'MetricStat': {'Metric': {'Namespace': 'n', 'MetricName': 'm'}, 'Period': 60,"
                  + " 'Stat': 'Sum'}}, {'Id': 'e', 'Expression': 'm'}]}"),
          Map.entry(
              "GetMetricStatistics",
              "{'Namespace': 'n', 'MetricName': 'm', 'StartTime': 1764064800, 'EndTime':"
                  + " 1764065100, 'Period': 60, 'Statistics': ['Sum'], 'Dimensions': [{'Name': 'd',"
                  + " 'Value': 'v'}]}"),
          Map.entry("ListMetrics", "{'Dimensions': [{'Name': 'd'}]}"),
          Map.entry(
              "PutMetricData",
              "{'Namespace': 'n', 'MetricData': [{'MetricName': 'm', 'Value': 1, 'Dimensions':"
                  + " [{'Name': 'd', 'Value': 'v'}]}]}"),
          Map.entry("PutDashboard", "{'DashboardName': 'd', 'DashboardBody': '{}'}"),
          Map.entry("GetDashboard", "{'DashboardName': 'd'}"),
          Map.entry("DeleteDashboards", "{'DashboardNames': ['d']}"),
          Map.entry("ListTagsForResource", "{ARN}"),
          Map.entry("TagResource", "{ARN, 'Tags': [{'Key': 'k', 'Value': 'v'}]}"),
          Map.entry("UntagResource", "{ARN, 'TagKeys': ['k']}"));

  private static CloudWatchFixture aws;
  private static ReferenceBounds bounds;

  @BeforeAll
  static void open(@TempDir Path folder) {
    aws = CloudWatchFixture.open(folder);
    Map<String, String> examples = new HashMap<>();
    String arn = "'ResourceARN': 'arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:none'";
    EXAMPLES.forEach(
        (operation, members) ->
            examples.put(operation, members.replace("{ARN", "{" + arn).replace('\'', '"')));
    bounds = new ReferenceBounds(new SdkCall(aws.client, "cloudwatch"), examples);
  }

  @AfterAll
  static void close() {
    aws.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "PutMetricAlarm AlarmName 1 255",
        "PutMetricAlarm AlarmDescription 0 1024",
        "PutMetricAlarm MetricName 1 255",
        "PutMetricAlarm Namespace 1 255",
        "PutMetricAlarm OKActions 0 5",
        "PutMetricAlarm AlarmActions 0 5",
        "PutMetricAlarm InsufficientDataActions 0 5",
        "PutMetricAlarm TreatMissingData 1 255",
        "PutMetricAlarm EvaluateLowSampleCountPercentile 1 255",
        "PutMetricAlarm Dimensions.0.Name 1 255",
        "PutMetricAlarm Dimensions.0.Value 1 1024",
        "PutMetricAlarm Tags.0.Key 1 128",
        "PutMetricAlarm Tags.0.Value 0 256",
        "PutMetricAlarm:Metrics Metrics.0.Id 1 255",
        "PutMetricAlarm:Metrics Metrics.0.Expression 1 2048",
        "PutMetricAlarm:Metrics Metrics.1.AccountId 1 255",
        "PutMetricAlarm:Metrics Metrics.1.MetricStat.Metric.Namespace 1 255",
        "PutMetricAlarm:Metrics Metrics.1.MetricStat.Metric.MetricName 1 255",
        "PutCompositeAlarm Tags.0.Key 1 128",
        "PutCompositeAlarm Tags.0.Value 0 256",
        "PutCompositeAlarm AlarmName 1 255",
        "PutCompositeAlarm AlarmDescription 0 1024",
        "PutCompositeAlarm AlarmRule 1 10240",
        "PutCompositeAlarm ActionsSuppressor 1 1600",
        "PutCompositeAlarm OKActions 0 5",
        "PutCompositeAlarm AlarmActions 0 5",
        "PutCompositeAlarm InsufficientDataActions 0 5",
        "DeleteAlarms AlarmNames 0 100",
        "EnableAlarmActions AlarmNames 0 100",
        "DisableAlarmActions AlarmNames 0 100",
        "SetAlarmState AlarmName 1 255",
        "SetAlarmState StateReason 0 1023",
        "SetAlarmState StateReasonData 0 4000",
        "DescribeAlarms AlarmNames 0 100",
        "DescribeAlarms AlarmNamePrefix 1 255",
        "DescribeAlarms ChildrenOfAlarmName 1 255",
        "DescribeAlarms ParentsOfAlarmName 1 255",
        "DescribeAlarms ActionPrefix 1 1024",
        "DescribeAlarmHistory AlarmName 1 255",
        "DescribeAlarmHistory AlarmContributorId 1 16",
        "DescribeAlarmsForMetric MetricName 1 255",
        "DescribeAlarmsForMetric Namespace 1 255",
        "DescribeAlarmsForMetric Dimensions.0.Name 1 255",
        "DescribeAlarmsForMetric Dimensions.0.Value 1 1024",
        "GetMetricData MetricDataQueries.0.Id 1 255",
        "GetMetricData MetricDataQueries.0.AccountId 1 255",
        "GetMetricData MetricDataQueries.0.MetricStat.Metric.Namespace 1 255",
        "GetMetricData MetricDataQueries.0.MetricStat.Metric.MetricName 1 255",
        "GetMetricData MetricDataQueries.1.Expression 1 2048",
        "GetMetricStatistics Namespace 1 255",
        "GetMetricStatistics MetricName 1 255",
        "GetMetricStatistics Dimensions.0.Name 1 255",
        "GetMetricStatistics Dimensions.0.Value 1 1024",
        "ListMetrics Namespace 1 255",
        "ListMetrics MetricName 1 255",
        "ListMetrics OwningAccount 1 255",
        "ListMetrics Dimensions.0.Name 1 255",
        "ListMetrics Dimensions.0.Value 1 1024",
        "PutMetricData Namespace 1 255",
        "PutMetricData MetricData.0.MetricName 1 255",
        "PutMetricData:Entities EntityMetricData.0.MetricData.0.MetricName 1 255",
        "PutMetricData:Entities EntityMetricData.0.MetricData.0.Dimensions.0.Name 1 255",
        "PutMetricData:Entities EntityMetricData.0.MetricData.0.Dimensions.0.Value 1 1024",
        "PutMetricData MetricData.0.Dimensions.0.Name 1 255",
        "PutMetricData MetricData.0.Dimensions.0.Value 1 1024",
        "ListTagsForResource ResourceARN 1 1024",
        "TagResource ResourceARN 1 1024",
        "TagResource Tags.0.Key 1 128",
        "TagResource Tags.0.Value 0 256",
        "UntagResource ResourceARN 1 1024"
      })
  void boundsLengths(String operation, String member, int least, int most) throws Exception {
    bounds.length(operation, member, least, most);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "PutMetricAlarm Period 1 2147483647",
        "PutMetricAlarm EvaluationPeriods 1 2147483647",
        "PutMetricAlarm:Metrics Metrics.0.Period 1 2147483647",
        "PutMetricAlarm:Metrics Metrics.1.MetricStat.Period 1 2147483647",
        "PutMetricData:Entities EntityMetricData.0.MetricData.0.StorageResolution 1 2147483647",
        "PutMetricAlarm DatapointsToAlarm 1 2147483647",
        "DescribeAlarms MaxRecords 1 100",
        "DescribeAlarmHistory MaxRecords 1 100",
        "DescribeAlarmsForMetric Period 1 2147483647",
        "GetMetricData MaxDatapoints 1 100800",
        "GetMetricData MetricDataQueries.0.MetricStat.Period 1 2147483647",
        "GetMetricData MetricDataQueries.1.Period 1 2147483647",
        "GetMetricStatistics Period 1 2147483647",
        "PutMetricData MetricData.0.StorageResolution 1 2147483647"
      })
  void boundsNumbers(String operation, String member, int least, int most) throws Exception {
    bounds.value(operation, member, least, most);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "PutMetricAlarm AlarmName",
        "PutMetricAlarm EvaluationPeriods",
        "PutMetricAlarm ComparisonOperator",
        "PutMetricAlarm Dimensions.0.Name",
        "PutMetricAlarm Dimensions.0.Value",
        "PutMetricAlarm Tags.0.Key",
        "PutMetricAlarm Tags.0.Value",
        "PutMetricAlarm:Metrics Metrics.0.Id",
        "PutMetricAlarm:Metrics Metrics.1.MetricStat.Metric",
        "PutMetricAlarm:Metrics Metrics.1.MetricStat.Period",
        "PutMetricAlarm:Metrics Metrics.1.MetricStat.Stat",
        "PutCompositeAlarm Tags.0.Key",
        "PutCompositeAlarm Tags.0.Value",
        "PutCompositeAlarm AlarmName",
        "PutCompositeAlarm AlarmRule",
        "DeleteAlarms AlarmNames",
        "EnableAlarmActions AlarmNames",
        "DisableAlarmActions AlarmNames",
        "SetAlarmState AlarmName",
        "SetAlarmState StateValue",
        "SetAlarmState StateReason",
        "DescribeAlarmsForMetric MetricName",
        "DescribeAlarmsForMetric Namespace",
        "DescribeAlarmsForMetric Dimensions.0.Name",
        "DescribeAlarmsForMetric Dimensions.0.Value",
        "GetMetricData MetricDataQueries",
        "GetMetricData StartTime",
        "GetMetricData EndTime",
        "GetMetricData MetricDataQueries.0.Id",
        "GetMetricData MetricDataQueries.0.MetricStat.Metric",
        "GetMetricData MetricDataQueries.0.MetricStat.Period",
        "GetMetricData MetricDataQueries.0.MetricStat.Stat",
        "ListMetrics Dimensions.0.Name",
        "PutDashboard DashboardName",
        "PutDashboard DashboardBody",
        "GetDashboard DashboardName",
        "DeleteDashboards DashboardNames",
        "ListTagsForResource ResourceARN",
        "TagResource ResourceARN",
        "TagResource Tags",
        "TagResource Tags.0.Key",
        "TagResource Tags.0.Value",
        "UntagResource ResourceARN",
        "UntagResource TagKeys"
      })
  void demandsWhatIsRequired(String operation, String member) throws Exception {
    bounds.required(operation, member);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "DeleteAlarms AlarmNames 255",
        "EnableAlarmActions AlarmNames 255",
        "DisableAlarmActions AlarmNames 255",
        "DescribeAlarms AlarmNames 255",
        "PutMetricAlarm OKActions 1024",
        "PutMetricAlarm AlarmActions 1024",
        "PutMetricAlarm InsufficientDataActions 1024",
        "PutCompositeAlarm OKActions 1024",
        "PutCompositeAlarm AlarmActions 1024",
        "PutCompositeAlarm InsufficientDataActions 1024",
        "UntagResource TagKeys 128"
      })
  void boundsWhatStandsInLists(String operation, String member, int most) throws Exception {
    for (int length : new int[] {0, most + 1}) {
      ArrayNode list = Json.object().putArray("list").add("x".repeat(length));
      assertThat(bounds.message(operation, member, list))
          .endsWith(
              "failed to satisfy constraint: Member must satisfy constraint: [Member must have"
                  + " length less than or equal to "
                  + most
                  + ", Member must have length greater than or equal to 1]");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PutMetricAlarm|Statistic|Median|The value Median for parameter Statistic is invalid.",
        "PutMetricAlarm|ComparisonOperator|Near|Member must satisfy enum value set: [",
        "PutMetricAlarm|Namespace|:n|Member must satisfy regular expression pattern: [^:].*",
        "PutMetricAlarm:Metrics|Metrics.1.MetricStat.Unit|Parsec|Member must satisfy enum value"
            + " set: [",
        "PutMetricAlarm:Metrics|Metrics.1.MetricStat.Metric.Namespace|:n|Member must satisfy"
            + " regular expression pattern: [^:].*",
        "PutMetricData:Entities|EntityMetricData.0.MetricData.0.Unit|Parsec|Member must satisfy"
            + " enum value set: [",
        "GetMetricData|MetricDataQueries.0.MetricStat.Metric.Namespace|:n|Member must satisfy"
            + " regular expression pattern: [^:].*",
        "PutMetricAlarm|Unit|Parsec|Member must satisfy enum value set: [",
        "SetAlarmState|StateValue|FINE|Member must satisfy enum value set: [INSUFFICIENT_DATA,"
            + " ALARM, OK]",
        "DescribeAlarms|StateValue|FINE|Member must satisfy enum value set: [",
        "DescribeAlarmHistory|HistoryItemType|Birth|Member must satisfy enum value set: [",
        "DescribeAlarmHistory|ScanBy|Name|Member must satisfy enum value set: [",
        "DescribeAlarmsForMetric|Statistic|Median|Member must satisfy enum value set: [",
        "DescribeAlarmsForMetric|Unit|Parsec|Member must satisfy enum value set: [",
        "GetMetricData|ScanBy|Name|Member must satisfy enum value set: [",
        "GetMetricData|MetricDataQueries.0.MetricStat.Unit|Parsec|Member must satisfy enum value"
            + " set: [",
        "GetMetricStatistics|Unit|Parsec|Member must satisfy enum value set: [",
        "ListMetrics|RecentlyActive|PT1H|Member must satisfy enum value set: [PT3H]",
        "ListMetrics|Namespace|:n|Member must satisfy regular expression pattern: [^:].*",
        "PutMetricData|Namespace|:n|Member must satisfy regular expression pattern: [^:].*",
        "DescribeAlarmsForMetric|Namespace|:n|Member must satisfy regular expression pattern:"
            + " [^:].*",
        "GetMetricStatistics|Namespace|:n|Member must satisfy regular expression pattern: [^:].*"
      })
  void holdsPatternsAndEnums(String operation, String member, String value, String constraint)
      throws Exception {
    assertThat(bounds.message(operation, member, Json.tree(value))).contains(constraint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "PutMetricData Namespace Namespace",
        "PutMetricData MetricData MetricData",
        "PutMetricData MetricData.0.MetricName MetricData.member.1.MetricName",
        "PutMetricData MetricData.0.Dimensions.0.Name"
            + " MetricData.member.1.Dimensions.member.1.Name",
        "PutMetricData:Entities EntityMetricData.0.MetricData.0.MetricName"
            + " EntityMetricData.member.1.MetricData.member.1.MetricName",
        "PutMetricData:Set MetricData.0.StatisticValues.SampleCount"
            + " MetricData.member.1.StatisticValues.SampleCount",
        "PutMetricData:Set MetricData.0.StatisticValues.Sum"
            + " MetricData.member.1.StatisticValues.Sum",
        "PutMetricData:Set MetricData.0.StatisticValues.Minimum"
            + " MetricData.member.1.StatisticValues.Minimum",
        "PutMetricData:Set MetricData.0.StatisticValues.Maximum"
            + " MetricData.member.1.StatisticValues.Maximum",
        "GetMetricStatistics Dimensions.0.Name Dimensions.member.1.Name",
        "GetMetricStatistics Dimensions.0.Value Dimensions.member.1.Value",
        "PutMetricData MetricData.0.Dimensions.0.Value"
            + " MetricData.member.1.Dimensions.member.1.Value",
        "GetMetricStatistics Namespace Namespace",
        "GetMetricStatistics MetricName MetricName",
        "GetMetricStatistics StartTime StartTime",
        "GetMetricStatistics EndTime EndTime",
        "GetMetricStatistics Period Period"
      })
  void hasItsOwnErrorForWhatMetricsLack(String operation, String member, String path)
      throws Exception {
    assertThat(bounds.without(operation, member))
        .isEqualTo("The parameter " + path + " is required.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "PutMetricAlarm Dimensions 30 Dimensions",
        "DescribeAlarmsForMetric Dimensions 30 Dimensions",
        "GetMetricStatistics Dimensions 30 Dimensions",
        "GetMetricStatistics Statistics 5 Statistics",
        "GetMetricStatistics ExtendedStatistics 10 ExtendedStatistics",
        "ListMetrics Dimensions 10 Dimensions",
        "PutMetricData MetricData 1000 MetricData",
        "PutMetricData MetricData.0.Dimensions 30 MetricData.member.1.Dimensions",
        "GetMetricData MetricDataQueries.0.MetricStat.Metric.Dimensions 30"
            + " MetricDataQueries.member.1.MetricStat.Metric.Dimensions"
      })
  void boundsCollections(String operation, String member, int most, String path) throws Exception {
    ArrayNode list = Json.object().putArray("list");
    for (int i = 0; i <= most; i++) {
      switch (member.substring(member.lastIndexOf('.') + 1)) {
        case "Dimensions" -> list.addObject().put("Name", "d" + i).put("Value", "v");
        case "MetricData" -> list.addObject().put("MetricName", "m").put("Value", 1.0);
        default -> list.add("Sum");
      }
    }
    assertThat(bounds.message(operation, member, list))
        .isEqualTo("The collection " + path + " must not have a size greater than " + most + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"DescribeAlarms", "DescribeAlarmHistory"})
  void namesThePlaceOfATypeThatIsNone(String operation) throws Exception {
    ArrayNode types = Json.object().putArray("list").add("MetricAlarm").add("LoudAlarm");
    assertThat(bounds.message(operation, "AlarmTypes", types))
        .startsWith(
            "1 validation error detected: Value 'LoudAlarm' at 'alarmTypes.2.member' failed to"
                + " satisfy constraint: Member must satisfy enum value set: [");
  }
}
