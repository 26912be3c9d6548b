package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.BUS;
import static com.mangaassist.backend.aws.events.EventsFixture.refuses;
import static com.mangaassist.backend.aws.events.EventsFixture.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.RunCommandTarget;
import software.amazon.awssdk.services.eventbridge.model.SageMakerPipelineParameter;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Targets of rules, by a stock client. */
class TargetTest {
  private static final String PATTERN = "{\"source\":[\"s\"]}";

  @TempDir Path folder;
  private EventsFixture aws;

  @BeforeEach
  void open() {
    aws = EventsFixture.open(folder);
    aws.rule("r", PATTERN);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Conformance("PutTargets")
  @Test
  void listsATargetAsItWasPutOverARestart() {
    Target whole =
        Target.builder()
            .id("whole")
            .arn(RecordingQueues.BOX)
            .roleArn("arn:aws:iam::123456789012:role/r")
            .inputTransformer(i -> i.inputPathsMap(Map.of("a", "$.detail.a")).inputTemplate("<a>"))
            .retryPolicy(p -> p.maximumRetryAttempts(2).maximumEventAgeInSeconds(3600))
            .deadLetterConfig(d -> d.arn(RecordingQueues.DEAD))
            .build();
    assertThat(put(whole).failedEntryCount()).isZero();
    aws = aws.reopened(folder);
    assertThat(list().targets()).containsExactly(whole);
  }

  @Conformance("RemoveTargets")
  @Test
  void replacesATargetOfTheSameIdAndRemovesOne() {
    put(target("a", RecordingQueues.BOX), target("b", RecordingQueues.BOX));
    put(target("a", RecordingQueues.DEAD));
    assertThat(list().targets())
        .containsExactly(target("a", RecordingQueues.DEAD), target("b", RecordingQueues.BOX));
    var answer = aws.client.removeTargets(r -> r.rule("r").eventBusName(BUS).ids("b", "c"));
    assertThat(answer.failedEntryCount()).isEqualTo(1);
    assertThat(answer.failedEntries().getFirst().targetId()).isEqualTo("c");
    assertThat(answer.failedEntries().getFirst().errorCode())
        .isEqualTo("ResourceNotFoundException");
    assertThat(answer.failedEntries().getFirst().errorMessage())
        .isEqualTo("Rule r does not have a target with the Id c.");
    assertThat(list().targets()).extracting(Target::id).containsExactly("a");
  }

  @Test
  void takesTheLastOfSeveralTargetsOfOneId() {
    Target[] six = new Target[6];
    for (int i = 0; i < 5; i++) {
      six[i] = target("a", RecordingQueues.BOX);
    }
    six[5] = target("a", RecordingQueues.DEAD);
    assertThat(put(six).failedEntryCount()).isZero();
    assertThat(list().targets()).containsExactly(target("a", RecordingQueues.DEAD));
  }

  @Conformance(value = "PutTargets", errors = LimitExceededException.class)
  @Test
  void refusesASixthTarget() {
    for (int i = 0; i < 5; i++) {
      put(target("t" + i, RecordingQueues.BOX));
    }
    refuses(
        () -> put(target("more", RecordingQueues.BOX)),
        "LimitExceededException",
        "The requested resource exceeds the maximum number allowed.");
    put(target("t3", RecordingQueues.DEAD));
  }

  @Test
  void failsABadTargetAlone() {
    var answer =
        put(
            target("good", RecordingQueues.BOX),
            target("bad", "sqs:box"),
            target("fifo", RecordingQueues.BOX + ".fifo"));
    assertThat(answer.failedEntryCount()).isEqualTo(2);
    assertThat(answer.failedEntries().get(0).errorMessage())
        .isEqualTo(
            "Parameter sqs:box is not valid. Reason: Provided Arn is not in correct format.");
    assertThat(answer.failedEntries().get(1).errorMessage())
        .isEqualTo("Parameter(s) SqsParameters must be specified for target: fifo.");
    assertThat(list().targets()).extracting(Target::id).containsExactly("good");
  }

  @Test
  void saysAllThatIsWrongWithTheParametersAndRepeatsNoSecret() {
    Target broken =
        target("t", RecordingQueues.BOX).toBuilder()
            .ecsParameters(e -> e.taskCount(0).launchType("CLOUD"))
            .redshiftDataParameters(r -> r.database("shop").sql(""))
            .build();
    String at = " at 'targets.1.member.";
    String failed = "' failed to satisfy constraint: Member must ";
    refuses(
        () -> put(broken),
        "ValidationException",
        "4 validation errors detected: Value null"
            + at
            + "ecsParameters.taskDefinitionArn"
            + failed
            + "not be null; Value '0'"
            + at
            + "ecsParameters.taskCount"
            + failed
            + "have value greater than or equal to 1; Value 'CLOUD'"
            + at
            + "ecsParameters.launchType"
            + failed
            + "satisfy enum value set: [EC2, FARGATE, EXTERNAL]; Value"
            + at
            + "redshiftDataParameters.sql"
            + failed
            + "have length greater than or equal to 1");
  }

  private static SageMakerPipelineParameter parameter(String name) {
    return SageMakerPipelineParameter.builder().name(name).value("v").build();
  }

  @Test
  void readsLongTextsOnce() {
    Target slow =
        target("t", RecordingQueues.BOX).toBuilder()
            .httpParameters(h -> h.headerParameters(Map.of("a", " ".repeat(500) + "é")))
            .sageMakerPipelineParameters(
                p -> p.pipelineParameterList(parameter("-a".repeat(50_000))))
            .build();
    assertThatThrownBy(() -> put(slow))
        .hasMessageStartingWith("2 validation errors detected: ")
        .hasMessageContaining("Map value must satisfy constraint: ")
        .hasMessageContaining("Member must have length less than or equal to 256");
  }

  @Test
  void keepsTheParametersOfEachKind() {
    RunCommandTarget tagged =
        RunCommandTarget.builder().key("tag:Name").values("one", "two").build();
    Target whole =
        target("t", RecordingQueues.BOX).toBuilder()
            .ecsParameters(
                e ->
                    e.taskDefinitionArn("arn:aws:ecs:ap-northeast-1:123456789012:task-definition/t")
                        .taskCount(2)
                        .launchType("FARGATE")
                        .networkConfiguration(
                            n -> n.awsvpcConfiguration(v -> v.subnets("a").securityGroups("b"))))
            .runCommandParameters(r -> r.runCommandTargets(tagged))
            .batchParameters(b -> b.jobDefinition("d").jobName("n"))
            .httpParameters(
                h -> h.pathParameterValues("p").headerParameters(Map.of("X-Shop", "manga ok")))
            .redshiftDataParameters(
                r -> r.secretManagerArn("$.detail.secret").database("shop").sqls("SELECT 1"))
            .sageMakerPipelineParameters(p -> p.pipelineParameterList(parameter("a-1")))
            .kinesisParameters(k -> k.partitionKeyPath("$.detail.id"))
            .appSyncParameters(a -> a.graphQLOperation("mutation M { m }"))
            .build();
    put(whole);
    assertThat(aws.client.listTargetsByRule(r -> r.rule("r").eventBusName(BUS)).targets())
        .containsExactly(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:states:ap-northeast-1:123456789012:stateMachine:Workflow",
        "arn:aws:codebuild:ap-northeast-1:123456789012:project/shop",
        "arn:aws:codepipeline:ap-northeast-1:123456789012:shop",
        "arn:aws:batch:ap-northeast-1:123456789012:job-queue/shop",
        "arn:aws:firehose:ap-northeast-1:123456789012:deliverystream/shop",
        "arn:aws:events:ap-northeast-1:999999999999:event-bus/shop",
        "arn:aws:events:eu-west-1:123456789012:event-bus/shop",
        "arn:aws:events:ap-northeast-1:123456789012:api-destination/shop/f1d2a8de"
      })
  void asksForARoleWhereEventBridgeCallsByOne(String arn) {
    refuses(
        () -> put(target("t", arn)),
        "ValidationException",
        "RoleArn is required for target " + arn + ".");
    String role = "arn:aws:iam::123456789012:role/caller";
    put(target("t", arn).toBuilder().roleArn(role).build());
  }

  /** AWS was recorded to say so of names with gaps. */
  @Test
  void saysWhichNamesOfPathsAreNone() {
    Map<String, String> many = new TreeMap<>();
    for (int i = 0; i < 101; i++) {
      many.put("n" + i, "$.n");
    }
    String at =
        " at 'targets.1.member.inputTransformer.inputPathsMap' failed to satisfy constraint: ";
    refuses(
        () -> put(transformed(Map.of("a b", "$.a"))),
        "ValidationException",
        "1 validation error detected: Value '{a b=$.a}'"
            + at
            + "Map keys must satisfy constraint: [Member must have length less than or equal to"
            + " 256, Member must have length greater than or equal to 1, Member must satisfy"
            + " regular expression pattern: [A-Za-z0-9\\_\\-]+]");
    refuses(
        () -> put(transformed(Map.of("a", "$." + "a".repeat(255)))),
        "ValidationException",
        "1 validation error detected: Value '{a=$."
            + "a".repeat(255)
            + "}'"
            + at
            + "Map value must satisfy constraint: [Member must have length less than or equal to"
            + " 256]");
    assertThatThrownBy(() -> put(transformed(many)))
        .hasMessageStartingWith("1 validation error detected: ")
        .hasMessageContaining(at + "Member must have length less than or equal to 100");
    many.remove("n0");
    assertThat(put(transformed(many)).failedEntryCount()).isZero();
  }

  private static Target transformed(Map<String, String> paths) {
    return target("t", RecordingQueues.BOX).toBuilder()
        .inputTransformer(i -> i.inputPathsMap(paths).inputTemplate("\"it\""))
        .build();
  }

  @Conformance(value = "ListTargetsByRule", pages = true)
  @Test
  void pagesThroughTargets() {
    put(
        target("a", RecordingQueues.BOX),
        target("b", RecordingQueues.BOX),
        target("c", RecordingQueues.BOX));
    var first = aws.client.listTargetsByRule(r -> r.rule("r").eventBusName(BUS).limit(2));
    var second =
        aws.client.listTargetsByRule(
            r -> r.rule("r").eventBusName(BUS).limit(2).nextToken(first.nextToken()));
    assertThat(first.targets()).extracting(Target::id).containsExactly("a", "b");
    assertThat(second.targets()).extracting(Target::id).containsExactly("c");
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void knowsNoTargetsOfARuleThatIsNotThere() {
    String text = "Rule nobody does not exist on EventBus " + BUS + ".";
    String code = "ResourceNotFoundException";
    Target target = target("t", RecordingQueues.BOX);
    refuses(
        () -> aws.client.putTargets(r -> r.rule("nobody").eventBusName(BUS).targets(target)),
        code,
        text);
    refuses(
        () -> aws.client.removeTargets(r -> r.rule("nobody").eventBusName(BUS).ids("t")),
        code,
        text);
    refuses(
        () -> aws.client.listTargetsByRule(r -> r.rule("nobody").eventBusName(BUS)), code, text);
  }

  @Test
  void saysWhatIsWrongWithATarget() {
    assertThatThrownBy(() -> put(target("!@#", RecordingQueues.BOX)))
        .hasMessageContaining(
            "1 validation error detected: Value '!@#' at 'targets.1.member.id' failed to satisfy"
                + " constraint: Member must satisfy regular expression pattern:"
                + " [\\.\\-_A-Za-z0-9]+");
    Target base = target("t", RecordingQueues.BOX);
    assertThatThrownBy(
            () -> put(base.toBuilder().retryPolicy(p -> p.maximumRetryAttempts(186)).build()))
        .hasMessageContaining(
            "Value '186' at 'targets.1.member.retryPolicy.maximumRetryAttempts' failed to satisfy"
                + " constraint: Member must have value less than or equal to 185");
    assertThatThrownBy(
            () -> put(base.toBuilder().retryPolicy(p -> p.maximumEventAgeInSeconds(59)).build()))
        .hasMessageContaining("value greater than or equal to 60");
    assertThatThrownBy(
            () ->
                put(base.toBuilder().retryPolicy(p -> p.maximumEventAgeInSeconds(86_401)).build()))
        .hasMessageContaining("value less than or equal to 86400");
  }

  @Test
  void takesOneOfThreeInputs() {
    Target base = target("t", RecordingQueues.BOX);
    refuses(
        () -> put(base.toBuilder().input("{}").inputPath("$.detail").build()),
        "ValidationException",
        "Only one of Input, InputPath, or InputTransformer must be provided for target t.");
    refuses(
        () ->
            put(
                base.toBuilder()
                    .inputTransformer(
                        i -> i.inputPathsMap(Map.of("a", "$.a")).inputTemplate("\"<a> <b>\""))
                    .build()),
        "ValidationException",
        "InputTemplate for target t contains invalid placeholder b.");
    refuses(
        () -> put(base.toBuilder().input("{").build()),
        "ValidationException",
        "JSON syntax error in input for target t.");
  }

  private software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse put(
      Target... targets) {
    return aws.client.putTargets(r -> r.rule("r").eventBusName(BUS).targets(targets));
  }

  private ListTargetsByRuleResponse list() {
    return aws.client.listTargetsByRule(r -> r.rule("r").eventBusName(BUS));
  }
}
