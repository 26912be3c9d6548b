package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.BUS;
import static com.mangaassist.backend.aws.events.EventsFixture.refuses;
import static com.mangaassist.backend.aws.events.EventsFixture.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.events.state.Arns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/** Rules, by a stock client. */
class RuleTest {
  private static final String PATTERN = "{\"source\":[{\"prefix\":\"mangaassist.\"}]}";

  @TempDir Path folder;
  private EventsFixture aws;

  @BeforeEach
  void open() {
    aws = EventsFixture.open(folder);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Conformance({"PutRule", "DescribeRule"})
  @Test
  void describesARuleAsItWasPutAndKeepsItOverARestart() {
    aws.rule("all", PATTERN);
    String arn =
        aws.client
            .putRule(
                r ->
                    r.name("all")
                        .eventBusName(BUS)
                        .eventPattern(PATTERN)
                        .description("Everything")
                        .roleArn("arn:aws:iam::123456789012:role/r"))
            .ruleArn();
    assertThat(arn).isEqualTo("arn:aws:events:ap-northeast-1:123456789012:rule/" + BUS + "/all");
    aws = aws.reopened(folder);

    var rule = aws.client.describeRule(r -> r.name("all").eventBusName(BUS));
    assertThat(rule.arn()).isEqualTo(arn);
    assertThat(rule.eventPattern()).isEqualTo(PATTERN);
    assertThat(rule.state()).isEqualTo(RuleState.ENABLED);
    assertThat(rule.description()).isEqualTo("Everything");
    assertThat(rule.roleArn()).isEqualTo("arn:aws:iam::123456789012:role/r");
    assertThat(rule.eventBusName()).isEqualTo(BUS);
    assertThat(rule.createdBy()).isEqualTo("123456789012");
    assertThat(rule.scheduleExpression()).isNull();
  }

  @Test
  void namesTheDefaultBusInNoArn() {
    assertThat(aws.client.putRule(r -> r.name("r").eventPattern(PATTERN)).ruleArn())
        .isEqualTo("arn:aws:events:ap-northeast-1:123456789012:rule/r");
    assertThat(aws.client.describeRule(r -> r.name("r")).eventBusName()).isEqualTo("default");
  }

  @Test
  void takesTheBusByItsArn() {
    aws.rule("r", PATTERN);
    String bus = new Arns("ap-northeast-1", "123456789012").bus(BUS);
    assertThat(aws.client.describeRule(r -> r.name("r").eventBusName(bus)).name()).isEqualTo("r");
  }

  @Conformance({"EnableRule", "DisableRule"})
  @Test
  void disablesAndEnables() {
    aws.rule("r", PATTERN, target("t", RecordingQueues.BOX));
    aws.client.disableRule(r -> r.name("r").eventBusName(BUS));
    assertThat(aws.client.describeRule(r -> r.name("r").eventBusName(BUS)).state())
        .isEqualTo(RuleState.DISABLED);
    aws.client.enableRule(r -> r.name("r").eventBusName(BUS));
    assertThat(aws.client.describeRule(r -> r.name("r").eventBusName(BUS)).state())
        .isEqualTo(RuleState.ENABLED);
  }

  @Conformance(value = "ListRules", pages = true)
  @Test
  void listsByPrefixAndPage() {
    for (String name : List.of("a-1", "a-2", "a-3", "b-1")) {
      aws.rule(name, PATTERN);
    }
    ListRulesResponse first =
        aws.client.listRules(r -> r.eventBusName(BUS).namePrefix("a").limit(2));
    ListRulesResponse second =
        aws.client.listRules(
            r -> r.eventBusName(BUS).namePrefix("a").limit(2).nextToken(first.nextToken()));

    assertThat(first.rules()).extracting(Rule::name).containsExactly("a-1", "a-2");
    assertThat(second.rules()).extracting(Rule::name).containsExactly("a-3");
    assertThat(second.nextToken()).isNull();
    assertThatThrownBy(
            () -> aws.client.listRules(r -> r.eventBusName(BUS).nextToken("not a token")))
        .hasMessageContaining("Token");
  }

  @Conformance(value = "ListRuleNamesByTarget", pages = true)
  @Test
  void namesRulesByTheirTarget() {
    aws.rule("one", PATTERN, target("t", RecordingQueues.BOX));
    aws.rule("two", PATTERN, target("t", RecordingQueues.DEAD));
    aws.rule("three", PATTERN, target("t", RecordingQueues.BOX));
    var first =
        aws.client.listRuleNamesByTarget(
            r -> r.targetArn(RecordingQueues.BOX).eventBusName(BUS).limit(1));
    var second =
        aws.client.listRuleNamesByTarget(
            r ->
                r.targetArn(RecordingQueues.BOX)
                    .eventBusName(BUS)
                    .limit(1)
                    .nextToken(first.nextToken()));

    assertThat(first.ruleNames()).containsExactly("one");
    assertThat(second.ruleNames()).containsExactly("three");
    assertThat(second.nextToken()).isNull();
  }

  @Conformance("DeleteRule")
  @Test
  void deletesARuleOnlyWithoutTargets() {
    aws.rule("r", PATTERN, target("t", RecordingQueues.BOX));
    refuses(
        () -> aws.client.deleteRule(r -> r.name("r").eventBusName(BUS)),
        "ValidationException",
        "Rule can't be deleted since it has targets.");
    aws.client.removeTargets(r -> r.rule("r").eventBusName(BUS).ids("t"));
    aws.client.deleteRule(r -> r.name("r").eventBusName(BUS));
    refuses(
        () -> aws.client.describeRule(r -> r.name("r").eventBusName(BUS)),
        "ResourceNotFoundException",
        "Rule r does not exist on EventBus " + BUS + ".");
    // Once more is no error.
    aws.client.deleteRule(r -> r.name("r").eventBusName(BUS));
  }

  @Test
  void refusesTheLossOfABusWithRules() {
    aws.rule("r", PATTERN);
    refuses(
        () -> aws.client.deleteEventBus(r -> r.name(BUS)),
        "ValidationException",
        "EventBus can't be deleted since it has rules.");
  }

  @Test
  void knowsNoRuleOnABusThatIsNotThere() {
    String text = "Event bus nowhere does not exist.";
    String code = "ResourceNotFoundException";
    refuses(
        () -> aws.client.putRule(r -> r.name("r").eventBusName("nowhere").eventPattern(PATTERN)),
        code,
        text);
    refuses(() -> aws.client.listRules(r -> r.eventBusName("nowhere")), code, text);
    refuses(() -> aws.client.enableRule(r -> r.name("r").eventBusName("nowhere")), code, text);
    refuses(() -> aws.client.deleteRule(r -> r.name("r").eventBusName("nowhere")), code, text);
  }

  @Test
  void refusesARuleWithoutPatternAndSchedule() {
    refuses(
        () -> aws.client.putRule(r -> r.name("r")),
        "ValidationException",
        "Parameter(s) EventPattern or ScheduleExpression must be specified.");
  }

  @Test
  void refusesAPatternOverTheQuota() {
    String fits = "{\"source\":[\"" + "s".repeat(2048 - 15) + "\"]}";
    assertThat(fits).hasSize(2048);
    aws.client.putRule(r -> r.name("r").eventPattern(fits));
    String large = "{\"source\":[\"" + "s".repeat(2048 - 14) + "\"]}";
    assertThatThrownBy(() -> aws.client.putRule(r -> r.name("r").eventPattern(large)))
        .hasMessageContaining("length less than or equal to 2048");
  }

  @Test
  void refusesAPatternThatIsNone() {
    refuses(
        () -> aws.client.putRule(r -> r.name("r").eventPattern("{\"source\":\"a\"}")),
        "InvalidEventPatternException",
        "Event pattern is not valid. Reason: \"source\" must be an object or an array\n"
            + " at [Source: (String)\"{\"source\":\"a\"}\"; line: 1, column: 12]");
  }

  @Conformance(value = "PutRule", errors = LimitExceededException.class)
  @Test
  void refusesTheThreeHundredAndFirstRule() {
    aws.client.createEventBus(r -> r.name(BUS));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      names.add("r" + i);
    }
    names.parallelStream()
        .forEach(
            name -> aws.client.putRule(r -> r.name(name).eventBusName(BUS).eventPattern(PATTERN)));
    refuses(
        () -> aws.client.putRule(r -> r.name("more").eventBusName(BUS).eventPattern(PATTERN)),
        "LimitExceededException",
        "The requested resource exceeds the maximum number allowed.");
    // One that is there may still change.
    aws.client.putRule(r -> r.name("r7").eventBusName(BUS).eventPattern(PATTERN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(1 minute)",
        "rate(5 minutes)",
        "rate(1 day)",
        "cron(0 18 ? * MON-FRI *)",
        "cron(0/15 * * * ? *)",
        "cron(0 8 1 * ? *)",
        "cron(5,35 14 * * ? *)",
        "cron(0 10 ? * 6L 2026-2030)",
        "cron(0 10 ? * 2#1 *)",
        "cron(0 10 LW * ? *)",
        "cron(0 10 3W * ? *)"
      })
  void takesAwsSchedules(String expression) {
    aws.client.putRule(r -> r.name("r").scheduleExpression(expression));
    assertThat(aws.client.describeRule(r -> r.name("r")).scheduleExpression())
        .isEqualTo(expression);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(1 minutes)",
        "rate(2 minute)",
        "rate(0 minutes)",
        "rate(10 seconds)",
        "rate(-1 minute)",
        "rate( minute)",
        "cron(INVALID)",
        "cron(0 18 * * * *)",
        "cron(0 18 ? * ? *)",
        "cron(0 18 ? * MON-FRI)",
        "cron(60 18 ? * MON *)",
        "cron(0 dummy ? * MON-FRI *)",
        "every minute"
      })
  void refusesOtherSchedules(String expression) {
    refuses(
        () -> aws.client.putRule(r -> r.name("r").scheduleExpression(expression)),
        "ValidationException",
        "Parameter ScheduleExpression is not valid.");
  }

  @Test
  void schedulesOnTheDefaultBusOnly() {
    aws.client.createEventBus(r -> r.name(BUS));
    refuses(
        () ->
            aws.client.putRule(
                r -> r.name("r").eventBusName(BUS).scheduleExpression("rate(1 minute)")),
        "ValidationException",
        "ScheduleExpression is supported only on the default event bus.");
  }

  @Test
  void saysAllThatIsWrongWithACall() {
    String text =
        "2 validation errors detected: Value 'not a name' at 'name' failed to satisfy constraint:"
            + " Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+; Value"
            + " 'SOMETIMES' at 'state' failed to satisfy constraint: Member must satisfy enum value"
            + " set: [ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]";
    refuses(
        () ->
            aws.client.putRule(r -> r.name("not a name").state("SOMETIMES").eventPattern(PATTERN)),
        "ValidationException",
        text);
  }
}
