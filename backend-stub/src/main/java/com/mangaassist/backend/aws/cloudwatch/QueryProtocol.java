package com.mangaassist.backend.aws.cloudwatch;

import static com.mangaassist.backend.aws.shapes.Shape.flag;
import static com.mangaassist.backend.aws.shapes.Shape.list;
import static com.mangaassist.backend.aws.shapes.Shape.member;
import static com.mangaassist.backend.aws.shapes.Shape.structure;
import static com.mangaassist.backend.aws.shapes.Shape.text;
import static com.mangaassist.backend.aws.shapes.Shape.time;
import static com.mangaassist.backend.aws.shapes.Shape.whole;

import com.mangaassist.backend.aws.protocol.JsonOperation;
import com.mangaassist.backend.aws.protocol.Times;
import com.mangaassist.backend.aws.query.QueryApi;
import com.mangaassist.backend.aws.query.QueryOperation;
import com.mangaassist.backend.aws.shapes.Shape.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CloudWatch's operations for clients that speak Query. */
final class QueryProtocol {
  private static final QueryApi API =
      new QueryApi(
          CloudWatch.SERVICE, "2010-08-01", "http://monitoring.amazonaws.com/doc/2010-08-01/");

  private final Map<String, JsonOperation> operations;
  private final List<QueryOperation> all = new ArrayList<>();

  private QueryProtocol(Map<String, JsonOperation> operations) {
    this.operations = operations;
  }

  /** The {@code operations}, with the shapes of their members. */
  static List<QueryOperation> of(Map<String, JsonOperation> operations) {
    QueryProtocol protocol = new QueryProtocol(operations);
    protocol.metrics();
    protocol.alarms();
    protocol.dashboards();
    return List.copyOf(protocol.all);
  }

  private void metrics() {
    add(
        "PutMetricData",
        structure(
            member("Namespace", text()),
            member("MetricData", list(QueryShapes.DATUM)),
            member("EntityMetricData", list(structure())),
            member("StrictEntityValidation", flag())),
        null);
    add(
        "ListMetrics",
        structure(
            member("Namespace", text()),
            member("MetricName", text()),
            member("Dimensions", list(QueryShapes.DIMENSION)),
            member("NextToken", text()),
            member("RecentlyActive", text()),
            member("IncludeLinkedAccounts", flag()),
            member("OwningAccount", text())),
        structure(member("Metrics", list(QueryShapes.METRIC)), member("NextToken", text())));
    add(
        "GetMetricStatistics",
        structure(
            member("Namespace", text()),
            member("MetricName", text()),
            member("Dimensions", list(QueryShapes.DIMENSION)),
            member("StartTime", time()),
            member("EndTime", time()),
            member("Period", whole()),
            member("Statistics", QueryShapes.texts()),
            member("ExtendedStatistics", QueryShapes.texts()),
            member("Unit", text())),
        structure(member("Label", text()), member("Datapoints", list(QueryShapes.DATAPOINT))));
    add(
        "GetMetricData",
        structure(
            member("MetricDataQueries", list(QueryShapes.QUERY)),
            member("StartTime", time()),
            member("EndTime", time()),
            member("NextToken", text()),
            member("ScanBy", text()),
            member("MaxDatapoints", whole()),
            member("LabelOptions", structure(member("Timezone", text())))),
        structure(
            member("MetricDataResults", list(QueryShapes.RESULT)),
            member("Messages", list(QueryShapes.MESSAGE)),
            member("NextToken", text())));
  }

  private void alarms() {
    Structure names = structure(member("AlarmNames", QueryShapes.texts()));
    add("PutMetricAlarm", QueryShapes.PUT_METRIC_ALARM, null);
    add("PutCompositeAlarm", QueryShapes.PUT_COMPOSITE_ALARM, null);
    add("DeleteAlarms", names, null);
    add("EnableAlarmActions", names, null);
    add("DisableAlarmActions", names, null);
    add(
        "SetAlarmState",
        structure(
            member("AlarmName", text()),
            member("StateValue", text()),
            member("StateReason", text()),
            member("StateReasonData", text())),
        null);
    Structure alarms =
        structure(
            member("MetricAlarms", list(QueryShapes.METRIC_ALARM)),
            member("CompositeAlarms", list(QueryShapes.COMPOSITE_ALARM)),
            member("LogAlarms", list(structure())),
            member("NextToken", text()));
    add(
        "DescribeAlarms",
        structure(
            member("AlarmNames", QueryShapes.texts()),
            member("AlarmNamePrefix", text()),
            member("AlarmTypes", QueryShapes.texts()),
            member("ChildrenOfAlarmName", text()),
            member("ParentsOfAlarmName", text()),
            member("StateValue", text()),
            member("ActionPrefix", text()),
            member("MaxRecords", whole()),
            member("NextToken", text())),
        alarms);
    add("DescribeAlarmsForMetric", QueryShapes.PUT_METRIC_ALARM, alarms);
    add(
        "DescribeAlarmHistory",
        structure(
            member("AlarmName", text()),
            member("AlarmContributorId", text()),
            member("AlarmTypes", QueryShapes.texts()),
            member("HistoryItemType", text()),
            member("StartDate", time()),
            member("EndDate", time()),
            member("MaxRecords", whole()),
            member("NextToken", text()),
            member("ScanBy", text()),
            member("IncludeLinkedAccounts", flag())),
        structure(
            member("AlarmHistoryItems", list(QueryShapes.HISTORY_ITEM)),
            member("NextToken", text())));
    tags();
  }

  private void dashboards() {
    add(
        "PutDashboard",
        structure(member("DashboardName", text()), member("DashboardBody", text())),
        structure(
            member(
                "DashboardValidationMessages",
                list(structure(member("DataPath", text()), member("Message", text()))))));
    add(
        "GetDashboard",
        structure(member("DashboardName", text())),
        structure(
            member("DashboardArn", text()),
            member("DashboardBody", text()),
            member("DashboardName", text())));
    add(
        "ListDashboards",
        structure(member("DashboardNamePrefix", text()), member("NextToken", text())),
        structure(
            member(
                "DashboardEntries",
                list(
                    structure(
                        member("DashboardName", text()),
                        member("DashboardArn", text()),
                        member("LastModified", time()),
                        member("Size", whole())))),
            member("NextToken", text())));
    add("DeleteDashboards", structure(member("DashboardNames", QueryShapes.texts())), structure());
  }

  private void tags() {
    add(
        "ListTagsForResource",
        structure(member("ResourceARN", text())),
        structure(member("Tags", list(QueryShapes.TAG))));
    add(
        "TagResource",
        structure(member("ResourceARN", text()), member("Tags", list(QueryShapes.TAG))),
        structure());
    add(
        "UntagResource",
        structure(member("ResourceARN", text()), member("TagKeys", QueryShapes.texts())),
        structure());
  }

  private void add(String action, Structure input, @Nullable Structure output) {
    JsonOperation operation = operations.get(action);
    if (operation == null) {
      throw new IllegalStateException("There is no operation " + action);
    }
    JsonOperation plain = members -> Times.asNumbers(operation.call(members));
    all.add(new QueryOperation(API, action, input, output, plain));
  }
}
