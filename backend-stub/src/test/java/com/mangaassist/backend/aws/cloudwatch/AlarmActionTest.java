package com.mangaassist.backend.aws.cloudwatch;

import static com.mangaassist.backend.aws.cloudwatch.CloudWatchFixture.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.delivery.SinkException;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Functions that alarms invoke. */
class AlarmActionTest {
  private static final String FUNCTION =
      "arn:aws:lambda:ap-northeast-1:123456789012:function:on-alarm";

  @TempDir Path folder;
  private CloudWatchFixture aws;

  /** The payloads that the function took. */
  private final Queue<String> taken = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void open() {
    aws = CloudWatchFixture.open(folder);
    aws.functions = (arn, payload) -> taken.add(payload);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void invokesAFunctionWithAwsPayload() throws Exception {
    alarm(true);
    rise();
    await().until(() -> !taken.isEmpty());
    JsonNode payload = Json.parse(String.valueOf(taken.poll()));
    assertThat(payload.path("source").asText()).isEqualTo("aws.cloudwatch");
    assertThat(payload.path("alarmArn").asText())
        .isEqualTo("arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:slow");
    assertThat(payload.path("accountId").asText()).isEqualTo("123456789012");
    assertThat(payload.path("region").asText()).isEqualTo("ap-northeast-1");
    assertThat(payload.path("time").asText()).isEqualTo("2026-11-25T10:01:20.000+0000");
    JsonNode data = payload.path("alarmData");
    assertThat(data.path("alarmName").asText()).isEqualTo("slow");
    assertThat(data.path("state").path("value").asText()).isEqualTo("ALARM");
    assertThat(data.path("previousState").path("value").asText()).isEqualTo("INSUFFICIENT_DATA");
    assertThat(data.path("configuration").path("metrics").path(0).path("metricStat").path("stat"))
        .isEqualTo(Json.tree("Average"));
    await().until(() -> actions().size() == 1);
    assertThat(actions().getFirst().historySummary())
        .isEqualTo("Successfully executed action " + FUNCTION);
    JsonNode history = Json.parse(actions().getFirst().historyData());
    assertThat(history.path("actionState").asText()).isEqualTo("Succeeded");
    assertThat(history.path("notificationResource").asText()).isEqualTo(FUNCTION);
  }

  @Test
  void triesThreeTimesAndSaysThatItFailed() {
    Queue<String> tried = new ConcurrentLinkedQueue<>();
    aws.functions =
        (arn, payload) -> {
          tried.add(payload);
          throw SinkException.forNow("SERVICE_ERROR", "The function answered 500.");
        };
    alarm(true);
    rise();
    await()
        .until(
            () -> {
              aws.cloudWatch.tick();
              return actions().size() == 1;
            });
    assertThat(tried).hasSize(3);
    assertThat(actions().getFirst().historySummary())
        .isEqualTo("Failed to execute action " + FUNCTION);
    assertThat(actions().getFirst().historyData()).contains("The function answered 500.");
  }

  @Test
  void invokesAfterARestartWhatWasLeft() {
    aws.functions =
        (arn, payload) -> {
          throw SinkException.forNow("CONNECTION_FAILURE", "Nobody is there.");
        };
    alarm(true);
    rise();
    aws = aws.restart();
    aws.functions = (arn, payload) -> taken.add(payload);
    await()
        .until(
            () -> {
              aws.cloudWatch.tick();
              return taken.size() == 1;
            });
  }

  @Test
  void leavesActionsThatAreSwitchedOff() {
    alarm(false);
    rise();
    aws.cloudWatch.tick();
    assertThat(taken).isEmpty();
    assertThat(actions()).isEmpty();
  }

  private void alarm(boolean enabled) {
    aws.client.putMetricAlarm(
        r ->
            r.alarmName("slow")
                .namespace("Shop")
                .metricName("Latency")
                .statistic(Statistic.AVERAGE)
                .period(60)
                .evaluationPeriods(1)
                .threshold(3.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .actionsEnabled(enabled)
                .alarmActions(FUNCTION));
  }

  private void rise() {
    aws.put(MINUTE, 5);
    aws.clock.move(Duration.ofSeconds(60));
    aws.cloudWatch.tick();
  }

  private List<AlarmHistoryItem> actions() {
    return aws.client.describeAlarmHistory(r -> r.historyItemType("Action")).alarmHistoryItems();
  }
}
