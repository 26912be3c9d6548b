package com.mangaassist.backend.aws.cloudwatch;

import static com.mangaassist.backend.aws.cloudwatch.CloudWatchFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmHistoryRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsForMetricRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Many alarms: what lists them, page by page, and what is done to several in one call. */
class AlarmListTest {
  private static final String TOPIC = "arn:aws:sns:ap-northeast-1:123456789012:topic";

  @TempDir Path folder;
  private CloudWatchFixture aws;

  @BeforeEach
  void open() {
    aws = CloudWatchFixture.open(folder);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  @Conformance(value = "DescribeAlarms", errors = InvalidNextTokenException.class, pages = true)
  void describesBothKindsPageByPageInTheOrderOfTheirNames() {
    aws.latencyAlarm("a");
    composite("b");
    aws.latencyAlarm("c");
    composite("d");
    List<String> names = new ArrayList<>();
    String token = null;
    do {
      String next = token;
      DescribeAlarmsResponse page =
          aws.client.describeAlarms(
              r ->
                  r.alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                      .maxRecords(1)
                      .nextToken(next));
      page.metricAlarms().stream().map(MetricAlarm::alarmName).forEach(names::add);
      page.compositeAlarms().stream().map(CompositeAlarm::alarmName).forEach(names::add);
      token = page.nextToken();
    } while (token != null);
    assertThat(names).containsExactly("a", "b", "c", "d");
    String history = aws.client.describeAlarmHistory(r -> r.maxRecords(1)).nextToken();
    for (String wrong : List.of("nonsense", history)) {
      assertThatThrownBy(() -> aws.client.describeAlarms(r -> r.nextToken(wrong)))
          .isInstanceOf(InvalidNextTokenException.class);
    }
  }

  @Test
  @Conformance("DescribeAlarms")
  void givesFiftyAlarmsUnlessAskedForMore() {
    IntStream.range(0, 51).forEach(i -> aws.latencyAlarm("alarm-" + i));
    assertThat(aws.client.describeAlarms().metricAlarms()).hasSize(50);
    assertThat(aws.client.describeAlarms(r -> r.maxRecords(100)).metricAlarms()).hasSize(51);
    assertThat(aws.client.describeAlarmsPaginator().metricAlarms()).hasSize(51);
  }

  @Test
  @Conformance("DescribeAlarms")
  void findsAlarmsByTheirActionsAndByTheirNames() {
    aws.latencyAlarm("a", r -> r.okActions(TOPIC));
    aws.latencyAlarm(
        "b", r -> r.alarmActions("arn:aws:lambda:ap-northeast-1:123456789012:function:f"));
    assertThat(named(aws.client.describeAlarms(r -> r.actionPrefix("arn:aws:sns"))))
        .containsExactly("a");
    assertThat(named(aws.client.describeAlarms(r -> r.alarmNames("b", "none"))))
        .containsExactly("b");
    assertThat(named(aws.client.describeAlarms(r -> r.alarmNames("none")))).isEmpty();
    assertThat(named(aws.client.describeAlarms(r -> r.childrenOfAlarmName("none")))).isEmpty();
    assertThatThrownBy(() -> aws.client.describeAlarms(r -> r.alarmNames("a").alarmNamePrefix("a")))
        .isInstanceOf(InvalidParameterCombinationException.class);
  }

  @Test
  @Conformance("PutMetricAlarm")
  void replacesAnAlarmAndKeepsItsState() {
    aws.latencyAlarm("a", r -> r.alarmDescription("before").okActions(TOPIC));
    aws.client.setAlarmState(r -> r.alarmName("a").stateValue(StateValue.OK).stateReason("fine"));
    aws.latencyAlarm("a", r -> r.threshold(9.0));
    MetricAlarm alarm = aws.client.describeAlarms(r -> r.alarmNames("a")).metricAlarms().getFirst();
    assertThat(alarm.threshold()).isEqualTo(9);
    assertThat(alarm.alarmDescription()).isNull();
    assertThat(alarm.okActions()).isEmpty();
    assertThat(alarm.stateValue()).isEqualTo(StateValue.OK);
    assertThat(alarm.stateReason()).isEqualTo("fine");
    assertThatThrownBy(() -> composite("a")).isInstanceOf(CloudWatchException.class);
  }

  @Test
  @Conformance("DeleteAlarms")
  void deletesAHundredAtOnceOrNone() {
    List<String> names = IntStream.range(0, 100).mapToObj(i -> "alarm-" + i).toList();
    names.forEach(name -> aws.latencyAlarm(name));
    List<String> oneUnknown = new ArrayList<>(names.subList(0, 99));
    oneUnknown.add("none");
    assertThatThrownBy(() -> aws.client.deleteAlarms(r -> r.alarmNames(oneUnknown)))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            missing -> {
              assertThat(missing.statusCode()).isEqualTo(404);
              assertThat(missing.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound");
            });
    assertThat(aws.client.describeAlarmsPaginator().metricAlarms()).hasSize(100);
    aws.client.deleteAlarms(r -> r.alarmNames(names));
    assertThat(aws.client.describeAlarms().metricAlarms()).isEmpty();
  }

  @Test
  @Conformance("DeleteAlarms")
  void deletesOneCompositeAlarmInACall() {
    composite("c");
    composite("d");
    aws.latencyAlarm("m");
    assertThatThrownBy(() -> aws.client.deleteAlarms(r -> r.alarmNames("c", "d")))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("composite alarm");
    aws.client.deleteAlarms(r -> r.alarmNames("c", "m", "m"));
    assertThat(
            aws.client
                .describeAlarms(r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM))
                .compositeAlarms())
        .extracting(CompositeAlarm::alarmName)
        .containsExactly("d");
  }

  @Test
  @Conformance({"EnableAlarmActions", "DisableAlarmActions"})
  void switchesActionsOfSeveralAndTellsItOnce() {
    aws.latencyAlarm("a");
    aws.latencyAlarm("b", r -> r.actionsEnabled(false));
    for (int i = 0; i < 2; i++) {
      aws.client.disableAlarmActions(r -> r.alarmNames("a", "b", "none"));
      assertThat(aws.client.describeAlarms().metricAlarms())
          .extracting(MetricAlarm::actionsEnabled)
          .containsExactly(false, false);
    }
    assertThat(items(r -> r.alarmName("a").historyItemType(HistoryItemType.CONFIGURATION_UPDATE)))
        .extracting(AlarmHistoryItem::historySummary)
        .containsExactly("Alarm \"a\" updated", "Alarm \"a\" created");
    aws.client.enableAlarmActions(r -> r.alarmNames("a", "b"));
    assertThat(aws.client.describeAlarms().metricAlarms())
        .extracting(MetricAlarm::actionsEnabled)
        .containsExactly(true, true);
  }

  @Test
  @Conformance(
      value = "DescribeAlarmHistory",
      errors = InvalidNextTokenException.class,
      pages = true)
  void tellsHistoryByTimeKindAndPage() {
    aws.latencyAlarm("a");
    aws.clock.move(Duration.ofMinutes(1));
    composite("c");
    aws.clock.move(Duration.ofMinutes(1));
    aws.client.setAlarmState(r -> r.alarmName("a").stateValue("OK").stateReason("fine"));

    assertThat(items(r -> r.scanBy(ScanBy.TIMESTAMP_ASCENDING)))
        .extracting(AlarmHistoryItem::historySummary)
        .containsExactly("Alarm \"a\" created", "Alarm updated from INSUFFICIENT_DATA to OK");
    assertThat(items(r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM)))
        .extracting(AlarmHistoryItem::alarmName)
        .containsOnly("c");
    assertThat(items(r -> r.startDate(START.plusSeconds(90)))).hasSize(1);
    assertThat(items(r -> r.endDate(START.plusSeconds(90))))
        .extracting(AlarmHistoryItem::historySummary)
        .containsExactly("Alarm \"a\" created");
    assertThat(items(r -> r.alarmName("none"))).isEmpty();
    for (ScanBy order : List.of(ScanBy.TIMESTAMP_ASCENDING, ScanBy.TIMESTAMP_DESCENDING)) {
      List<AlarmHistoryItem> whole = items(r -> r.scanBy(order));
      assertThat(
              aws.client
                  .describeAlarmHistoryPaginator(r -> r.scanBy(order).maxRecords(1))
                  .alarmHistoryItems())
          .containsExactlyElementsOf(whole);
    }
    assertThatThrownBy(() -> items(r -> r.nextToken("nonsense")))
        .isInstanceOf(InvalidNextTokenException.class);
  }

  @Test
  @Conformance("DescribeAlarmsForMetric")
  void findsTheAlarmsOfAMetricByAllThatTheyWatch() {
    Dimension route = Dimension.builder().name("Route").value("chat").build();
    aws.latencyAlarm("plain");
    aws.latencyAlarm("routed", r -> r.dimensions(route));
    aws.latencyAlarm("slow", r -> r.period(300).unit(StandardUnit.SECONDS));
    aws.latencyAlarm("tail", r -> r.statistic((Statistic) null).extendedStatistic("p90"));
    assertThat(of(r -> {})).containsExactly("plain", "slow", "tail");
    assertThat(of(r -> r.dimensions(route))).containsExactly("routed");
    assertThat(of(r -> r.period(300))).containsExactly("slow");
    assertThat(of(r -> r.unit(StandardUnit.SECONDS))).containsExactly("slow");
    assertThat(of(r -> r.extendedStatistic("p90"))).containsExactly("tail");
    assertThat(of(r -> r.statistic(Statistic.AVERAGE))).containsExactly("plain", "slow");
    assertThat(of(r -> r.metricName("Errors"))).isEmpty();
  }

  private List<String> of(Consumer<DescribeAlarmsForMetricRequest.Builder> change) {
    return aws
        .client
        .describeAlarmsForMetric(
            r -> r.namespace("Shop").metricName("Latency").applyMutation(change))
        .metricAlarms()
        .stream()
        .map(MetricAlarm::alarmName)
        .toList();
  }

  private List<AlarmHistoryItem> items(Consumer<DescribeAlarmHistoryRequest.Builder> change) {
    return aws.client.describeAlarmHistory(change).alarmHistoryItems();
  }

  private static List<String> named(DescribeAlarmsResponse answer) {
    return answer.metricAlarms().stream().map(MetricAlarm::alarmName).toList();
  }

  private void composite(String name) {
    aws.client.putCompositeAlarm(r -> r.alarmName(name).alarmRule("FALSE"));
  }
}
