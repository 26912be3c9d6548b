package com.mangaassist.backend.aws.cloudwatch;

import static com.mangaassist.backend.aws.cloudwatch.CloudWatchFixture.MINUTE;
import static com.mangaassist.backend.aws.cloudwatch.CloudWatchFixture.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Metric alarms by stock clients, on a clock moved by hand. */
@Conformance({"PutMetricAlarm", "SetAlarmState", "DescribeAlarmHistory", "DescribeAlarmsForMetric"})
class MetricAlarmTest {
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
  void beginsWithInsufficientDataAndKeepsItsConfiguration() {
    put(
        r ->
            r.alarmDescription("Slow")
                .treatMissingData("ignore")
                .alarmActions("arn:aws:sns:ap-northeast-1:123456789012:topic"));
    MetricAlarm alarm = alarm();
    assertThat(alarm.stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    assertThat(alarm.stateReason()).isEqualTo("Unchecked: Initial alarm creation");
    assertThat(alarm.alarmArn())
        .isEqualTo("arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:slow");
    assertThat(alarm.alarmDescription()).isEqualTo("Slow");
    assertThat(alarm.threshold()).isEqualTo(3);
    assertThat(alarm.statistic()).isEqualTo(Statistic.AVERAGE);
    assertThat(alarm.actionsEnabled()).isTrue();
    assertThat(alarm.alarmActions()).hasSize(1);
    assertThat(alarm.alarmConfigurationUpdatedTimestamp()).isEqualTo(START);
    aws = aws.restart();
    assertThat(alarm()).isEqualTo(alarm);
  }

  @Test
  void saysInAwsWordsWhyItIsAnAlarmAndWhyNoMore() throws Exception {
    put(r -> {});
    aws.put(MINUTE, 5);
    advance(60);
    MetricAlarm alarm = alarm();
    assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(alarm.stateReason())
        .isEqualTo(
            "Threshold Crossed: 1 datapoint [5.0 (25/11/26 10:00:00)] was greater than the"
                + " threshold (3.0).");
    JsonNode data = Json.parse(alarm.stateReasonData());
    assertThat(data.path("version").asText()).isEqualTo("1.0");
    assertThat(data.path("queryDate").asText()).isEqualTo("2026-11-25T10:01:20.000+0000");
    assertThat(data.path("startDate").asText()).isEqualTo("2026-11-25T10:00:00.000+0000");
    assertThat(data.path("statistic").asText()).isEqualTo("Average");
    assertThat(data.path("period").asInt()).isEqualTo(60);
    assertThat(alarm.stateReasonData()).contains("\"recentDatapoints\":[5.0]");
    assertThat(data.path("threshold").asDouble()).isEqualTo(3);

    aws.put(MINUTE.plusSeconds(60), 1);
    advance(60);
    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 1 datapoint [1.0 (25/11/26 10:01:00)] was not greater than the"
                + " threshold (3.0).");
    advance(600);
    assertThat(alarm().stateReason()).isEqualTo("Insufficient Data: 1 datapoint was unknown.");
  }

  @Test
  void countsDatapointsOutOfPeriods() {
    put(r -> r.evaluationPeriods(3).datapointsToAlarm(2));
    aws.put(MINUTE, 5);
    aws.put(MINUTE.plusSeconds(60), 1);
    aws.put(MINUTE.plusSeconds(120), 4);
    advance(180);
    assertThat(alarm().stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: 2 out of the last 3 datapoints [4.0 (25/11/26 10:02:00), 5.0"
                + " (25/11/26 10:00:00)] were greater than the threshold (3.0) (minimum 2"
                + " datapoints for OK -> ALARM transition).");
  }

  @Test
  void treatsMissingDataAsItIsTold() {
    put(r -> r.treatMissingData("breaching"));
    advance(60);
    assertThat(alarm().stateReason())
        .isEqualTo(
            "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint"
                + " was treated as [Breaching].");
    put(r -> r.treatMissingData("notBreaching"));
    advance(60);
    assertThat(alarm().stateReason()).endsWith("was treated as [NonBreaching].");
    put(r -> r.treatMissingData("ignore"));
    advance(60);
    assertThat(alarm().stateValue()).isEqualTo(StateValue.OK);
  }

  @Test
  void watchesPercentilesOfTenSeconds() {
    put(r -> r.statistic((Statistic) null).extendedStatistic("p90").period(10));
    for (int value = 1; value <= 10; value++) {
      aws.put(
          MetricDatum.builder()
              .metricName("Latency")
              .value((double) value)
              .timestamp(START)
              .storageResolution(1)
              .build());
    }
    advance(10);
    assertThat(alarm().stateReason()).contains("[9.0 (25/11/26 10:00:20)]");
  }

  @Test
  void keepsItsStateWhileAPercentileHasTooFewSamples() {
    put(
        r ->
            r.statistic((Statistic) null)
                .extendedStatistic("p90")
                .evaluateLowSampleCountPercentile("ignore"));
    aws.put(samples(MINUTE, 99));
    advance(60);
    assertThat(alarm().stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    aws.put(samples(MINUTE.plusSeconds(60), 100));
    advance(60);
    assertThat(alarm().stateValue()).isEqualTo(StateValue.ALARM);
    // Too few again, and below the threshold: still an alarm.
    aws.put(
        MetricDatum.builder()
            .metricName("Latency")
            .values(1.0)
            .counts(3.0)
            .timestamp(MINUTE.plusSeconds(120))
            .build());
    advance(60);
    assertThat(alarm().stateValue()).isEqualTo(StateValue.ALARM);
  }

  private static MetricDatum samples(Instant time, double count) {
    return MetricDatum.builder()
        .metricName("Latency")
        .values(5.0)
        .counts(count)
        .timestamp(time)
        .build();
  }

  @Test
  void watchesAnExpression() {
    aws.client.putMetricAlarm(
        r ->
            r.alarmName("slow")
                .evaluationPeriods(1)
                .threshold(10.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                .metrics(
                    MetricDataQuery.builder().id("double").expression("m * 2").build(),
                    MetricDataQuery.builder()
                        .id("m")
                        .returnData(false)
                        .metricStat(
                            s ->
                                s.metric(m -> m.namespace("Shop").metricName("Latency"))
                                    .period(60)
                                    .stat("Maximum"))
                        .build()));
    aws.put(MINUTE, 5);
    advance(60);
    assertThat(alarm().stateReason())
        .contains("[10.0 (25/11/26 10:00:00)] was greater than or equal to the threshold (10.0)");
    assertThat(alarm().metrics()).hasSize(2);
    assertThat(aws.events.poll().get(3)).contains("\"expression\":\"m * 2\"");
  }

  @Test
  void takesLateValuesIntoAccount() {
    put(r -> {});
    advance(60);
    aws.put(MINUTE, 5);
    aws.cloudWatch.tick();
    assertThat(alarm().stateValue()).isEqualTo(StateValue.ALARM);
  }

  @Test
  void tellsTheDefaultBus() throws Exception {
    put(r -> r.alarmDescription("Slow"));
    aws.put(MINUTE, 5);
    advance(60);
    List<String> event = aws.events.poll();
    assertThat(event.subList(0, 3))
        .containsExactly(
            "aws.cloudwatch",
            "CloudWatch Alarm State Change",
            "arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:slow");
    JsonNode detail = Json.parse(event.get(3));
    assertThat(detail.path("alarmName").asText()).isEqualTo("slow");
    assertThat(detail.at("/state/value").asText()).isEqualTo("ALARM");
    assertThat(detail.at("/state/timestamp").asText()).isEqualTo("2026-11-25T10:01:20.000+0000");
    assertThat(detail.at("/previousState/value").asText()).isEqualTo("INSUFFICIENT_DATA");
    JsonNode metric = detail.at("/configuration/metrics/0");
    assertThat(metric.at("/metricStat/metric/name").asText()).isEqualTo("Latency");
    assertThat(metric.at("/metricStat/stat").asText()).isEqualTo("Average");
    assertThat(metric.path("returnData").asBoolean()).isTrue();
    assertThat(aws.events).isEmpty();
  }

  @Test
  void takesAStateByHandUntilItIsEvaluatedAgain() {
    put(r -> r.treatMissingData("notBreaching"));
    aws.client.setAlarmState(
        r ->
            r.alarmName("slow")
                .stateValue(StateValue.ALARM)
                .stateReason("trying")
                .stateReasonData("{\"by\":\"hand\"}"));
    aws.cloudWatch.tick();
    assertThat(alarm().stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(alarm().stateReason()).isEqualTo("trying");
    advance(120);
    assertThat(alarm().stateValue()).isEqualTo(StateValue.OK);
    refused(
        "StateReasonData was not valid JSON",
        () ->
            aws.client.setAlarmState(
                r -> r.alarmName("slow").stateValue("OK").stateReason("x").stateReasonData("{")));
    refused(
        "Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]",
        () -> aws.client.setAlarmState(r -> r.alarmName("slow").stateValue("X").stateReason("x")));
    assertThatThrownBy(
            () ->
                aws.client.setAlarmState(
                    r -> r.alarmName("none").stateValue("OK").stateReason("x")))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            failure -> {
              assertThat(failure.statusCode()).isEqualTo(404);
              assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound");
              assertThat(failure.awsErrorDetails().errorMessage()).isNullOrEmpty();
            });
  }

  @Test
  void keepsAHistory() {
    put(r -> r.alarmActions("arn:aws:sns:ap-northeast-1:123456789012:topic"));
    aws.put(MINUTE, 5);
    advance(60);
    aws.client.deleteAlarms(r -> r.alarmNames("slow"));
    List<AlarmHistoryItem> items =
        aws.client.describeAlarmHistory(r -> r.alarmName("slow")).alarmHistoryItems();
    assertThat(items)
        .extracting(AlarmHistoryItem::historySummary)
        .containsExactly(
            "Alarm \"slow\" deleted",
            "Failed to execute action arn:aws:sns:ap-northeast-1:123456789012:topic",
            "Alarm updated from INSUFFICIENT_DATA to ALARM",
            "Alarm \"slow\" created");
    assertThat(
            aws.client
                .describeAlarmHistory(r -> r.historyItemType("StateUpdate"))
                .alarmHistoryItems())
        .hasSize(1);
    assertThat(aws.client.describeAlarmHistoryPaginator(r -> r.maxRecords(1)).alarmHistoryItems())
        .hasSize(4);
    aws.clock.move(Duration.ofDays(31));
    aws.cloudWatch.age();
    assertThat(aws.client.describeAlarmHistory().alarmHistoryItems()).isEmpty();
  }

  @Test
  void findsAlarmsOfAMetric() {
    put(r -> {});
    assertThat(
            aws.client
                .describeAlarmsForMetric(r -> r.namespace("Shop").metricName("Latency"))
                .metricAlarms())
        .hasSize(1);
    assertThat(
            aws.client
                .describeAlarmsForMetric(
                    r -> r.namespace("Shop").metricName("Latency").statistic(Statistic.SUM))
                .metricAlarms())
        .isEmpty();
  }

  @Test
  void refusesWhatContradicts() {
    refused("MetricName must not be null", () -> put(r -> r.metricName(null)));
    refused("Namespace must not be null", () -> put(r -> r.namespace(null)));
    refused("Period must not be null", () -> put(r -> r.period(null)));
    refused("Threshold must not be null", () -> put(r -> r.threshold(null)));
    refused(
        "Option x is not supported. Supported options for parameter"
            + " EvaluateLowSampleCountPercentile are evaluate and ignore.",
        () -> put(r -> r.evaluateLowSampleCountPercentile("x")));
    refused(
        "The value 90 for parameter ExtendedStatistic is not supported.",
        () -> put(r -> r.statistic((Statistic) null).extendedStatistic("90")));
    refused(
        "MetricName should not be set if list of Metrics is set.",
        () -> put(r -> r.metrics(MetricDataQuery.builder().id("e").expression("1").build())));
    refused(
        "DatapointsToAlarm must be less than or equal to EvaluationPeriods",
        () -> put(r -> r.datapointsToAlarm(2)));
    refused(
        "The value [x] is not supported for TreatMissingData parameter. Supported values are"
            + " [breaching, notBreaching, ignore, missing].",
        () -> put(r -> r.treatMissingData("x")));
    refused("mutually exclusive", () -> put(r -> r.extendedStatistic("p90")));
    refused(
        "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <="
            + " 86400).",
        () -> put(r -> r.evaluationPeriods(1441)));
    refused("enum value set", () -> put(r -> r.comparisonOperator("Near")));
    refused(
        "Member must have length less than or equal to 255",
        () -> put(r -> r.alarmName("x".repeat(256))));
    refused("Invalid arn syntax", () -> put(r -> r.alarmActions("mail me")));
    refused(
        "Error in expression 'e': Unexpected end",
        () ->
            put(
                r ->
                    r.metrics(MetricDataQuery.builder().id("e").expression("1 +").build())
                        .namespace(null)
                        .metricName(null)
                        .statistic((Statistic) null)
                        .period(null)));
    assertThat(aws.client.describeAlarms().metricAlarms()).isEmpty();
  }

  private static void refused(String message, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining(message);
  }

  private void put(Consumer<PutMetricAlarmRequest.Builder> change) {
    PutMetricAlarmRequest.Builder request =
        PutMetricAlarmRequest.builder()
            .alarmName("slow")
            .namespace("Shop")
            .metricName("Latency")
            .statistic(Statistic.AVERAGE)
            .period(60)
            .evaluationPeriods(1)
            .threshold(3.0)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD);
    change.accept(request);
    aws.client.putMetricAlarm(request.build());
  }

  private MetricAlarm alarm() {
    return aws.client.describeAlarms(r -> r.alarmNames("slow")).metricAlarms().getFirst();
  }

  private void advance(int seconds) {
    aws.clock.move(Duration.ofSeconds(seconds));
    aws.cloudWatch.tick();
  }
}
