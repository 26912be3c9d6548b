package com.mangaassist.backend.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Tag;

/** Composite alarms, and what concerns alarms of both kinds, by stock clients. */
@Conformance({
  "PutCompositeAlarm",
  "DeleteAlarms",
  "DescribeAlarms",
  "DisableAlarmActions",
  "EnableAlarmActions",
  "TagResource",
  "UntagResource",
  "ListTagsForResource"
})
class CompositeAlarmTest {
  private static final String ARN = "arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:";

  @TempDir Path folder;
  private CloudWatchFixture aws;

  @BeforeEach
  void open() {
    aws = CloudWatchFixture.open(folder);
    aws.latencyAlarm("a");
    aws.latencyAlarm("b");
    state("a", StateValue.ALARM);
    state("b", StateValue.OK);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "ALARM(a); ALARM",
        "ALARM(\"a\") AND ALARM(\"b\"); OK",
        "ALARM(a) OR ALARM(b); ALARM",
        "ALARM(a) AND NOT ALARM(b); ALARM",
        "NOT (ALARM(a) OR OK(b)); OK",
        "OK(b) AND TRUE; ALARM",
        "FALSE OR INSUFFICIENT_DATA(a); OK",
        "FALSE AND FALSE OR TRUE; ALARM",
        "ALARM(arn:aws:cloudwatch:ap-northeast-1:123456789012:alarm:a); ALARM"
      })
  void evaluatesItsRule(String rule, StateValue state) {
    composite("c", rule);
    assertThat(composite("c").stateValue()).isEqualTo(state);
    assertThat(composite("c").alarmRule()).isEqualTo(rule);
  }

  @Test
  void followsTheAlarmsBelowThroughSeveralStories() {
    composite("c", "ALARM(a) AND ALARM(b)");
    composite("d", "NOT ALARM(c)");
    composite("0", "ALARM(a) AND NOT ALARM(d)");
    assertThat(composite("c").stateReason())
        .isEqualTo(ARN + "c was created and its alarm rule evaluates to OK");
    aws.cloudWatch.tick();
    aws.events.clear();
    state("b", StateValue.ALARM);
    assertThat(composite("c").stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(composite("c").stateReason())
        .isEqualTo(ARN + "b transitioned to ALARM at Wednesday 25 November, 2026 10:00:20 UTC");
    assertThat(composite("c").stateReasonData())
        .contains("\"triggeringAlarms\":[{\"arn\":\"" + ARN + "b\"");
    assertThat(composite("d").stateValue()).isEqualTo(StateValue.OK);
    assertThat(composite("0").stateValue()).isEqualTo(StateValue.ALARM);
    aws.cloudWatch.tick();
    assertThat(aws.events)
        .extracting(event -> event.get(2))
        .containsExactlyInAnyOrder(ARN + "b", ARN + "c", ARN + "d", ARN + "0");
    assertThat(
            aws.client
                .describeAlarmHistory(r -> r.alarmName("c").alarmTypes(AlarmType.COMPOSITE_ALARM))
                .alarmHistoryItems())
        .hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALARM(a) AND",
        "ALARM()",
        "AND ALARM(a)",
        "(ALARM(a)",
        "ALARM(a) ALARM(b)",
        "WARN(a)",
        "ALARM(a))",
        "NOT",
        "ALARM(a) XOR ALARM(b)"
      })
  void refusesWhatIsNoRule(String rule) {
    assertThatThrownBy(() -> composite("c", rule))
        .isInstanceOf(CloudWatchException.class)
        .hasMessageContaining("AlarmRule is not valid");
    String deep = "(".repeat(2_000) + "TRUE" + ")".repeat(2_000);
    assertThatThrownBy(() -> composite("c", deep)).hasMessageContaining("nested too deep");
  }

  @Test
  void refusesAlarmsThatAreNotThereAndDoesNotEvaluateCircles() {
    assertThatThrownBy(() -> composite("c", "ALARM(none) OR ALARM(a)"))
        .hasMessageContaining(
            "Could not save the composite alarm as alarms [none] in the alarm rule do not exist");
    composite("c", "ALARM(a)");
    composite("d", "ALARM(c)");
    composite("c", "NOT ALARM(d)");
    assertThat(composite("c").stateValue()).isEqualTo(StateValue.ALARM);
    state("d", StateValue.OK);
    assertThat(composite("c").stateValue()).isEqualTo(StateValue.ALARM);
  }

  @Test
  void keepsAlarmsThatOthersStandOn() {
    composite("c", "ALARM(a)");
    assertThatThrownBy(() -> aws.client.deleteAlarms(r -> r.alarmNames("a")))
        .hasMessageContaining("Cannot delete a as there are composite alarm(s) depending on it.");
    assertThatThrownBy(() -> aws.client.deleteAlarms(r -> r.alarmNames("b", "none")))
        .isInstanceOfSatisfying(
            CloudWatchException.class,
            failure ->
                assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFound"));
    aws.client.deleteAlarms(r -> r.alarmNames("a", "c"));
    assertThat(aws.client.describeAlarms().metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactly("b");
  }

  @Test
  void describesByNamePrefixStateTypeAndFamily() {
    composite("c", "ALARM(a)");
    assertThat(aws.client.describeAlarms(r -> r.stateValue(StateValue.ALARM)).metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactly("a");
    assertThat(aws.client.describeAlarms(r -> r.alarmNamePrefix("b")).metricAlarms()).hasSize(1);
    assertThat(aws.client.describeAlarms().compositeAlarms()).isEmpty();
    DescribeAlarmsResponse both =
        aws.client.describeAlarms(
            r -> r.alarmTypes(AlarmType.COMPOSITE_ALARM, AlarmType.METRIC_ALARM));
    assertThat(both.compositeAlarms()).hasSize(1);
    assertThat(both.metricAlarms()).hasSize(2);
    assertThat(aws.client.describeAlarms(r -> r.childrenOfAlarmName("c")).metricAlarms())
        .hasSize(1);
    assertThat(aws.client.describeAlarms(r -> r.parentsOfAlarmName("a")).compositeAlarms())
        .hasSize(1);
    assertThat(aws.client.describeAlarmsPaginator(r -> r.maxRecords(1)).metricAlarms()).hasSize(2);
    assertThatThrownBy(() -> aws.client.describeAlarms(r -> r.nextToken("nonsense")))
        .isInstanceOf(InvalidNextTokenException.class);
  }

  @Test
  void switchesActionsOffAndOn() {
    aws.client.disableAlarmActions(r -> r.alarmNames("a", "none"));
    assertThat(alarm("a").actionsEnabled()).isFalse();
    assertThat(aws.cloudWatch.alarms().alarm(ARN + "a").orElseThrow().actionsEnabled()).isFalse();
    aws.client.enableAlarmActions(r -> r.alarmNames("a"));
    assertThat(alarm("a").actionsEnabled()).isTrue();
    assertThat(aws.cloudWatch.alarms().alarm(ARN + "none")).isEmpty();
  }

  @Test
  void tagsAlarms() {
    Tag team = Tag.builder().key("team").value("manga").build();
    aws.client.tagResource(r -> r.resourceARN(ARN + "a").tags(team));
    assertThat(aws.client.listTagsForResource(r -> r.resourceARN(ARN + "a")).tags())
        .containsExactly(team);
    aws.client.untagResource(r -> r.resourceARN(ARN + "a").tagKeys("team"));
    assertThat(aws.client.listTagsForResource(r -> r.resourceARN(ARN + "a")).tags()).isEmpty();
    assertThat(aws.client.listTagsForResource(r -> r.resourceARN(ARN + "x")).tags()).isEmpty();
    assertThatThrownBy(() -> aws.client.tagResource(r -> r.resourceARN(ARN + "x").tags(team)))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void keepsStatesOverARestart() {
    composite("c", "ALARM(a)");
    List<StateValue> before = List.of(alarm("a").stateValue(), composite("c").stateValue());
    aws = aws.restart();
    assertThat(List.of(alarm("a").stateValue(), composite("c").stateValue())).isEqualTo(before);
  }

  private void composite(String name, String rule) {
    aws.client.putCompositeAlarm(r -> r.alarmName(name).alarmRule(rule));
  }

  private CompositeAlarm composite(String name) {
    return aws.client
        .describeAlarms(r -> r.alarmNames(name).alarmTypes(AlarmType.COMPOSITE_ALARM))
        .compositeAlarms()
        .getFirst();
  }

  private MetricAlarm alarm(String name) {
    return aws.client.describeAlarms(r -> r.alarmNames(name)).metricAlarms().getFirst();
  }

  private void state(String name, StateValue state) {
    aws.client.setAlarmState(r -> r.alarmName(name).stateValue(state).stateReason("by hand"));
  }
}
