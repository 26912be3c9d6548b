package com.mangaassist.backend.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatch.model.ActionsSuppressedBy;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Suppressed actions of composite alarms. The numbered ones are the examples of AWS's guide, with
 * its periods: a wait of two units and an extension of three, here minutes.
 */
class ActionsSuppressorTest {
  private static final String FUNCTIONS = "arn:aws:lambda:ap-northeast-1:123456789012:function:";
  private static final int WAIT = 120;
  private static final int EXTENSION = 180;

  @TempDir Path folder;
  private CloudWatchFixture aws;

  /** What was invoked, such as {@code ALARM at 2} minutes from the start. */
  private final Queue<String> taken = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void open() {
    aws = CloudWatchFixture.open(folder);
    aws.functions = (arn, payload) -> taken.add(described(payload));
    aws.latencyAlarm("a");
    aws.latencyAlarm("s");
    state("a", StateValue.OK);
    state("s", StateValue.OK);
    composite("s");
    // The wait of its first state is over.
    minutes(2);
    await().until(() -> !taken.isEmpty());
    taken.clear();
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void example1TakesItsActionsAfterTheWait() throws Exception {
    state("a", StateValue.ALARM);
    Instant rang = aws.clock.instant();
    assertThat(composite().stateValue()).isEqualTo(StateValue.ALARM);
    assertSuppressed(ActionsSuppressedBy.WAIT_PERIOD, "Actions suppressed by WaitPeriod");
    minutes(1);
    assertSuppressed(ActionsSuppressedBy.WAIT_PERIOD, "Actions suppressed by WaitPeriod");
    aws.events.clear();
    minutes(1);
    assertTaken("ALARM at 4");
    assertThat(composite().actionsSuppressedBy()).isNull();
    assertThat(composite().actionsSuppressedReason()).isNull();
    // The state itself is as old as it was.
    assertThat(composite().stateTransitionedTimestamp()).isEqualTo(rang);
    assertThat(composite().stateUpdatedTimestamp()).isEqualTo(rang.plus(Duration.ofMinutes(2)));
    JsonNode detail = Json.parse(aws.events.stream().toList().getLast().get(3));
    assertThat(detail.path("state").path("value").asText()).isEqualTo("ALARM");
    assertThat(detail.path("state").has("actionsSuppressedBy")).isFalse();
    assertThat(detail.path("previousState").path("value").asText()).isEqualTo("ALARM");
    assertThat(detail.path("previousState").path("actionsSuppressedBy").asText())
        .isEqualTo("WaitPeriod");
    assertThat(detail.path("previousState").path("actionsSuppressedReason").asText())
        .isEqualTo("Actions suppressed by WaitPeriod");
    assertThat(detail.path("configuration").path("actionsSuppressor").asText()).isEqualTo("s");
    assertThat(detail.path("configuration").path("actionsSuppressorWaitPeriod").asInt())
        .isEqualTo(WAIT);
    assertThat(detail.path("configuration").path("actionsSuppressorExtensionPeriod").asInt())
        .isEqualTo(EXTENSION);
  }

  @Test
  void examples2And5AreSuppressedByTheAlarmAndThenForTheExtension() {
    state("a", StateValue.ALARM);
    minutes(1);
    state("s", StateValue.ALARM);
    assertSuppressed(ActionsSuppressedBy.ALARM, "Actions suppressed by Alarm");
    minutes(3);
    assertSuppressed(ActionsSuppressedBy.ALARM, "Actions suppressed by Alarm");
    state("s", StateValue.OK);
    assertSuppressed(ActionsSuppressedBy.EXTENSION_PERIOD, "Actions suppressed by ExtensionPeriod");
    minutes(2);
    assertSuppressed(ActionsSuppressedBy.EXTENSION_PERIOD, "Actions suppressed by ExtensionPeriod");
    minutes(1);
    assertTaken("ALARM at 9");
  }

  @Test
  void example3BeginsAnotherWaitWithAnotherState() {
    state("a", StateValue.ALARM);
    minutes(1);
    state("a", StateValue.OK);
    minutes(1);
    assertSuppressed(ActionsSuppressedBy.WAIT_PERIOD, "Actions suppressed by WaitPeriod");
    minutes(1);
    assertTaken("OK at 5");
  }

  @Test
  void example4IsSuppressedByAnAlarmThatRangBefore() {
    state("s", StateValue.ALARM);
    state("a", StateValue.ALARM);
    assertThat(composite().stateValue()).isEqualTo(StateValue.ALARM);
    assertSuppressed(ActionsSuppressedBy.ALARM, "Actions suppressed by Alarm");
    minutes(60);
    assertSuppressed(ActionsSuppressedBy.ALARM, "Actions suppressed by Alarm");
    state("s", StateValue.INSUFFICIENT_DATA);
    minutes(3);
    assertTaken("ALARM at 65");
  }

  @Test
  void example6BeginsAWaitInAnExtension() {
    state("a", StateValue.ALARM);
    minutes(1);
    state("s", StateValue.ALARM);
    minutes(3);
    state("s", StateValue.OK);
    minutes(2);
    state("a", StateValue.OK);
    assertSuppressed(ActionsSuppressedBy.WAIT_PERIOD, "Actions suppressed by WaitPeriod");
    minutes(1);
    assertSuppressed(ActionsSuppressedBy.WAIT_PERIOD, "Actions suppressed by WaitPeriod");
    minutes(1);
    assertTaken("OK at 10");
  }

  @Test
  void discardsThePeriodOfASuppressorThatIsReplaced() {
    aws.latencyAlarm("t");
    state("a", StateValue.ALARM);
    composite("t");
    assertThat(composite().actionsSuppressedBy()).isNull();
    minutes(2);
    state("a", StateValue.OK);
    minutes(2);
    assertTaken("OK at 6");
  }

  @Test
  void goesOnWaitingAfterARestart() {
    state("a", StateValue.ALARM);
    minutes(1);
    aws = aws.restart();
    aws.functions = (arn, payload) -> taken.add(described(payload));
    assertSuppressed(ActionsSuppressedBy.WAIT_PERIOD, "Actions suppressed by WaitPeriod");
    minutes(1);
    assertTaken("ALARM at 4");
  }

  @Test
  void takesItsActionsAtOnceWithoutAPeriod() {
    aws.client.putCompositeAlarm(
        r ->
            r.alarmName("c")
                .alarmRule("ALARM(a)")
                .alarmActions(FUNCTIONS + "on-alarm")
                .actionsSuppressor("arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:s")
                .actionsSuppressorWaitPeriod(0)
                .actionsSuppressorExtensionPeriod(0));
    state("a", StateValue.ALARM);
    aws.cloudWatch.tick();
    assertTaken("ALARM at 2");
  }

  @Test
  void refusesASuppressorThatIsNotThereOrHasNoPeriods() {
    assertThatThrownBy(() -> composite("none"))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("actions suppressor [none] does not exist");
    assertThatThrownBy(
            () ->
                aws.client.putCompositeAlarm(
                    r -> r.alarmName("d").alarmRule("TRUE").actionsSuppressor("s")))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("ActionsSuppressorWaitPeriod is required");
    assertThatThrownBy(
            () ->
                aws.client.putCompositeAlarm(
                    r ->
                        r.alarmName("d")
                            .alarmRule("TRUE")
                            .actionsSuppressor("s")
                            .actionsSuppressorWaitPeriod(-1)
                            .actionsSuppressorExtensionPeriod(1)))
        .isInstanceOf(CloudWatchException.class);
    assertThatThrownBy(() -> aws.client.deleteAlarms(r -> r.alarmNames("s")))
        .hasMessageContaining("Cannot delete s as there are composite alarm(s) depending on it.");
  }

  private void assertSuppressed(ActionsSuppressedBy by, String reason) {
    assertThat(composite().actionsSuppressedBy()).isEqualTo(by);
    assertThat(composite().actionsSuppressedReason()).isEqualTo(reason);
  }

  /** That these, and no others before them, were invoked. */
  private void assertTaken(String... actions) {
    await().until(() -> taken.size() >= actions.length);
    assertThat(new ArrayList<>(taken)).isEqualTo(List.of(actions));
  }

  private void minutes(int minutes) {
    aws.clock.move(Duration.ofMinutes(minutes));
    aws.cloudWatch.tick();
  }

  private static String described(String payload) {
    try {
      JsonNode state = Json.parse(payload).path("alarmData").path("state");
      Instant at = Instant.parse(state.path("timestamp").asText().replace("+0000", "Z"));
      return state.path("value").asText()
          + " at "
          + Duration.between(CloudWatchFixture.START, at).toMinutes();
    } catch (MalformedJsonException e) {
      return "no JSON: " + payload;
    }
  }

  private void composite(String suppressor) {
    aws.client.putCompositeAlarm(
        r ->
            r.alarmName("c")
                .alarmRule("ALARM(a)")
                .alarmActions(FUNCTIONS + "on-alarm")
                .okActions(FUNCTIONS + "on-ok")
                .actionsSuppressor(suppressor)
                .actionsSuppressorWaitPeriod(WAIT)
                .actionsSuppressorExtensionPeriod(EXTENSION));
  }

  private CompositeAlarm composite() {
    return aws.client
        .describeAlarms(r -> r.alarmNames("c").alarmTypes(AlarmType.COMPOSITE_ALARM))
        .compositeAlarms()
        .getFirst();
  }

  private void state(String name, StateValue state) {
    aws.client.setAlarmState(r -> r.alarmName(name).stateValue(state).stateReason("by hand"));
  }
}
