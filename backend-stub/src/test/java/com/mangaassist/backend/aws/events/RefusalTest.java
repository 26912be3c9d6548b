package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.BUS;
import static com.mangaassist.backend.aws.events.EventsFixture.refuses;
import static com.mangaassist.backend.aws.events.EventsFixture.target;
import static org.junit.jupiter.api.Named.named;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.SignedHttp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Tag;

/** Calls on what is not there, and tokens that no page gave, operation by operation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {
  private static final String ARNS = "arn:aws:events:ap-northeast-1:123456789012:";
  private static final String NO_BUS = "Event bus nowhere does not exist.";
  private static final String NO_RULE = "Rule nobody does not exist on EventBus " + BUS + ".";
  private static final String NO_ARCHIVE = "Archive nothing does not exist.";
  private static final String NO_REPLAY = "Replay never does not exist.";
  private static final String NOWHERE = ARNS + "event-bus/nowhere";

  private EventsFixture aws;

  @BeforeAll
  void open(@TempDir Path folder) {
    aws = EventsFixture.idle(folder);
    aws.rule("r", "{\"source\":[\"s\"]}", target("t", RecordingQueues.BOX));
    aws.client.createArchive(r -> r.archiveName("a").eventSourceArn(ARNS + "event-bus/" + BUS));
  }

  @AfterAll
  void close() {
    aws.close();
  }

  private static Arguments call(String name, String text, Consumer<EventBridgeClient> call) {
    return Arguments.of(Named.of(name, call), text);
  }

  private static Stream<Arguments> missing() {
    Tag tag = Tag.builder().key("k").value("v").build();
    String rule = ARNS + "rule/" + BUS + "/nobody";
    return Stream.of(
        call("DescribeEventBus", NO_BUS, c -> c.describeEventBus(r -> r.name("nowhere"))),
        call("UpdateEventBus", NO_BUS, c -> c.updateEventBus(r -> r.name("nowhere"))),
        call(
            "CreateEventBus",
            "Event source aws.partner/a/b does not exist.",
            c -> c.createEventBus(r -> r.name("p").eventSourceName("aws.partner/a/b"))),
        call(
            "PutPermission",
            NO_BUS,
            c -> c.putPermission(r -> r.eventBusName("nowhere").principal("*").statementId("x"))),
        call(
            "RemovePermission",
            NO_BUS,
            c -> c.removePermission(r -> r.eventBusName("nowhere").statementId("x"))),
        call(
            "PutRule",
            NO_BUS,
            c -> c.putRule(r -> r.name("r").eventBusName("nowhere").eventPattern("{\"a\":[1]}"))),
        call("DeleteRule", NO_BUS, c -> c.deleteRule(r -> r.name("r").eventBusName("nowhere"))),
        call("ListRules", NO_BUS, c -> c.listRules(r -> r.eventBusName("nowhere"))),
        call(
            "ListRuleNamesByTarget",
            NO_BUS,
            c ->
                c.listRuleNamesByTarget(
                    r -> r.targetArn(RecordingQueues.BOX).eventBusName("nowhere"))),
        call("DescribeRule", NO_RULE, c -> c.describeRule(r -> r.name("nobody").eventBusName(BUS))),
        call("EnableRule", NO_RULE, c -> c.enableRule(r -> r.name("nobody").eventBusName(BUS))),
        call("DisableRule", NO_RULE, c -> c.disableRule(r -> r.name("nobody").eventBusName(BUS))),
        call(
            "PutTargets",
            NO_RULE,
            c ->
                c.putTargets(
                    r ->
                        r.rule("nobody")
                            .eventBusName(BUS)
                            .targets(target("t", RecordingQueues.BOX)))),
        call(
            "RemoveTargets",
            NO_RULE,
            c -> c.removeTargets(r -> r.rule("nobody").eventBusName(BUS).ids("t"))),
        call(
            "ListTargetsByRule",
            NO_RULE,
            c -> c.listTargetsByRule(r -> r.rule("nobody").eventBusName(BUS))),
        call("TagResource", NO_RULE, c -> c.tagResource(r -> r.resourceARN(rule).tags(tag))),
        call("UntagResource", NO_RULE, c -> c.untagResource(r -> r.resourceARN(rule).tagKeys("k"))),
        call("ListTagsForResource", NO_RULE, c -> c.listTagsForResource(r -> r.resourceARN(rule))),
        call(
            "TagResource of a bus",
            NO_BUS,
            c -> c.tagResource(r -> r.resourceARN(NOWHERE).tags(tag))),
        call(
            "CreateArchive",
            NO_BUS,
            c -> c.createArchive(r -> r.archiveName("x").eventSourceArn(NOWHERE))),
        call(
            "UpdateArchive",
            NO_ARCHIVE,
            c -> c.updateArchive(r -> r.archiveName("nothing").retentionDays(1))),
        call("DescribeArchive", NO_ARCHIVE, c -> c.describeArchive(r -> r.archiveName("nothing"))),
        call("DeleteArchive", NO_ARCHIVE, c -> c.deleteArchive(r -> r.archiveName("nothing"))),
        call("ListArchives", NO_BUS, c -> c.listArchives(r -> r.eventSourceArn(NOWHERE))),
        call(
            "StartReplay",
            NO_BUS,
            c ->
                c.startReplay(
                    r ->
                        r.replayName("x")
                            .eventSourceArn(ARNS + "archive/a")
                            .eventStartTime(Instant.EPOCH)
                            .eventEndTime(Instant.EPOCH.plusSeconds(60))
                            .destination(d -> d.arn(NOWHERE)))),
        call("DescribeReplay", NO_REPLAY, c -> c.describeReplay(r -> r.replayName("never"))),
        call("CancelReplay", NO_REPLAY, c -> c.cancelReplay(r -> r.replayName("never"))));
  }

  @Conformance(
      value = {
        "CancelReplay",
        "CreateArchive",
        "CreateEventBus",
        "DeleteArchive",
        "DeleteRule",
        "DescribeArchive",
        "DescribeEventBus",
        "DescribeReplay",
        "DescribeRule",
        "DisableRule",
        "EnableRule",
        "ListArchives",
        "ListRuleNamesByTarget",
        "ListRules",
        "ListTagsForResource",
        "ListTargetsByRule",
        "PutPermission",
        "PutRule",
        "PutTargets",
        "RemovePermission",
        "RemoveTargets",
        "StartReplay",
        "TagResource",
        "UntagResource",
        "UpdateArchive",
        "UpdateEventBus"
      },
      errors = ResourceNotFoundException.class)
  @ParameterizedTest
  @MethodSource("missing")
  void saysWhatIsNotThere(Consumer<EventBridgeClient> call, String text) {
    refuses(() -> call.accept(aws.client), "ResourceNotFoundException", text);
  }

  private static Stream<Named<Consumer<EventBridgeClient>>> withStrangeTokens() {
    String token = "bm90aGluZyBvZiBvdXJz";
    return Stream.of(
        named("ListEventBuses", c -> c.listEventBuses(r -> r.nextToken(token))),
        named("ListRules", c -> c.listRules(r -> r.eventBusName(BUS).nextToken(token))),
        named(
            "ListRuleNamesByTarget",
            c ->
                c.listRuleNamesByTarget(
                    r -> r.targetArn(RecordingQueues.BOX).eventBusName(BUS).nextToken(token))),
        named(
            "ListTargetsByRule",
            c -> c.listTargetsByRule(r -> r.rule("r").eventBusName(BUS).nextToken(token))),
        named("ListArchives", c -> c.listArchives(r -> r.nextToken(token))),
        named("ListReplays", c -> c.listReplays(r -> r.nextToken("?"))));
  }

  @Conformance(
      value = {
        "ListArchives",
        "ListEventBuses",
        "ListReplays",
        "ListRuleNamesByTarget",
        "ListRules",
        "ListTargetsByRule"
      },
      pages = true)
  @ParameterizedTest
  @MethodSource("withStrangeTokens")
  void refusesATokenThatNoPageGave(Consumer<EventBridgeClient> call) {
    refuses(
        () -> call.accept(aws.client), "ValidationException", "Parameter NextToken is not valid.");
  }

  @Conformance(
      value = {"CreateArchive", "PutRule", "UpdateArchive"},
      errors = InvalidEventPatternException.class)
  @Test
  void refusesPatternsThatAreNone() {
    String pattern = "{\"a\":[]}";
    String text =
        "Event pattern is not valid. Reason: Empty arrays are not allowed\n"
            + " at [Source: (String)\"{\"a\":[]}\"; line: 1, column: 8]";
    String code = "InvalidEventPatternException";
    refuses(
        () ->
            aws.client.createArchive(
                r ->
                    r.archiveName("x")
                        .eventSourceArn(ARNS + "event-bus/" + BUS)
                        .eventPattern(pattern)),
        code,
        text);
    refuses(
        () -> aws.client.updateArchive(r -> r.archiveName("a").eventPattern(pattern)), code, text);
    refuses(() -> aws.client.putRule(r -> r.name("x").eventPattern(pattern)), code, text);
  }

  /** Operations that AWS has and this stand-in has not. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CreateConnection",
        "ListApiDestinations",
        "DescribeEndpoint",
        "PutPartnerEvents",
        "ListEventSources",
        "Sing"
      })
  void knowsNoOtherOperations(String operation) {
    try (SignedHttp http = new SignedHttp(aws.endpoint(), "events")) {
      var answer = http.json("AWSEvents." + operation, "{}".getBytes(StandardCharsets.UTF_8));
      Assertions.assertThat(answer.statusCode()).isEqualTo(400);
      Assertions.assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
          .contains("UnknownOperationException");
      Assertions.assertThat(answer.body())
          .contains("\"__type\":\"UnknownOperationException\"", "is not known");
    }
    refuses(
        () -> aws.client.listConnections(r -> {}),
        "UnknownOperationException",
        "The operation ListConnections is not known.");
  }
}
