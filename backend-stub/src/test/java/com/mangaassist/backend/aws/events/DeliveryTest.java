package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.BUS;
import static com.mangaassist.backend.aws.events.EventsFixture.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.aws.delivery.SinkException;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** From PutEvents to targets: matching, retries, dead letters, and what a restart leaves. */
class DeliveryTest {
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

  @Test
  void bringsAnEventToAllTargetsOfAllMatchingRules() {
    aws.rule("one", PATTERN, target("a", RecordingQueues.BOX), target("b", RecordingQueues.DEAD));
    aws.rule("two", "{\"detail-type\":[\"Order\"]}", target("a", RecordingQueues.BOX));
    aws.rule("off", PATTERN, target("a", RecordingQueues.BOX));
    aws.client.disableRule(r -> r.name("off").eventBusName(BUS));
    aws.rule("other", "{\"source\":[\"else\"]}", target("a", RecordingQueues.BOX));
    String id = aws.put("mangaassist.payments", "Order", "{}");

    await().until(() -> aws.queues.taken.size() == 3);
    assertThat(aws.queues.of(RecordingQueues.BOX)).hasSize(2);
    assertThat(aws.queues.of(RecordingQueues.DEAD)).hasSize(1);
    assertThat(aws.queues.taken).allSatisfy(m -> assertThat(m.body()).contains(id));
  }

  @Test
  void tellsAFifoQueueTheGroup() {
    Target fifo =
        Target.builder()
            .id("f")
            .arn(RecordingQueues.BOX + ".fifo")
            .sqsParameters(s -> s.messageGroupId("g"))
            .build();
    aws.rule("r", PATTERN, fifo);
    aws.put("mangaassist.x", "T", "{}");
    await().until(() -> aws.queues.taken.size() == 1);
    assertThat(aws.queues.taken.getFirst().group()).isEqualTo("g");
  }

  @Test
  void retriesUntilTheTargetTakesIt() {
    aws.queues.refusals.put(RecordingQueues.BOX, SinkException.forNow("THROTTLING", "slow down"));
    aws.rule("r", PATTERN, target("t", RecordingQueues.BOX));
    aws.put("mangaassist.x", "T", "{}");
    await().until(() -> aws.queues.refused.size() == 1);
    aws.clock.move(Duration.ofSeconds(2));
    await().until(() -> aws.queues.refused.size() == 2);
    aws.queues.refusals.clear();
    aws.clock.move(Duration.ofSeconds(5));
    await().until(() -> aws.queues.of(RecordingQueues.BOX).size() == 1);
  }

  @Test
  void waitsLongerBeforeEachRetry() {
    aws.queues.refusals.put(RecordingQueues.BOX, SinkException.forNow("THROTTLING", "slow down"));
    aws.rule("r", PATTERN, target("t", RecordingQueues.BOX));
    aws.put("mangaassist.x", "T", "{}");
    // The waits are at most 0.5, 1, 2, 4 s and at least half of that.
    for (int retry = 0; retry < 4; retry++) {
      int before = retry + 1;
      await().until(() -> aws.queues.refused.size() == before);
      aws.clock.move(Duration.ofMillis(500L << retry));
    }
    await().until(() -> aws.queues.refused.size() == 5);
  }

  @Test
  void deadLettersAfterTheLastRetry() {
    aws.queues.refusals.put(RecordingQueues.BOX, SinkException.forNow("THROTTLING", "slow down"));
    aws.rule(
        "r",
        PATTERN,
        withDeadLetters("t").toBuilder()
            .retryPolicy(p -> p.maximumRetryAttempts(2).maximumEventAgeInSeconds(3600))
            .build());
    String id = aws.put("mangaassist.x", "T", "{}");
    await().until(() -> aws.queues.refused.size() == 1);
    aws.clock.move(Duration.ofMinutes(1));
    await().until(() -> aws.queues.refused.size() == 2);
    aws.clock.move(Duration.ofMinutes(1));
    await().until(() -> aws.queues.of(RecordingQueues.DEAD).size() == 1);

    assertThat(aws.queues.refused).hasSize(3);
    var dead = aws.queues.of(RecordingQueues.DEAD).getFirst();
    assertThat(dead.body()).contains(id);
    assertThat(dead.attributes())
        .isEqualTo(
            Map.of(
                "RULE_ARN",
                "arn:aws:events:ap-northeast-1:123456789012:rule/" + BUS + "/r",
                "TARGET_ARN",
                RecordingQueues.BOX,
                "ERROR_CODE",
                "THROTTLING",
                "ERROR_MESSAGE",
                "slow down",
                "RETRY_ATTEMPTS",
                "2",
                "EXHAUSTED_RETRY_CONDITION",
                "MaximumRetryAttempts"));
  }

  @Test
  void deadLettersAtOnceWithoutRetries() {
    aws.queues.refusals.put(RecordingQueues.BOX, SinkException.forNow("THROTTLING", "slow down"));
    aws.rule(
        "r",
        PATTERN,
        withDeadLetters("t").toBuilder().retryPolicy(p -> p.maximumRetryAttempts(0)).build());
    aws.put("mangaassist.x", "T", "{}");
    await().until(() -> aws.queues.of(RecordingQueues.DEAD).size() == 1);
    assertThat(aws.queues.refused).hasSize(1);
  }

  @Test
  void deadLettersAnEventThatGrewTooOld() {
    aws.queues.refusals.put(RecordingQueues.BOX, SinkException.forNow("THROTTLING", "slow down"));
    aws.rule(
        "r",
        PATTERN,
        withDeadLetters("t").toBuilder().retryPolicy(p -> p.maximumEventAgeInSeconds(60)).build());
    aws.put("mangaassist.x", "T", "{}");
    await().until(() -> aws.queues.refused.size() == 1);
    aws.clock.move(Duration.ofSeconds(60));
    await().until(() -> aws.queues.of(RecordingQueues.DEAD).size() == 1);
    assertThat(aws.queues.of(RecordingQueues.DEAD).getFirst().attributes())
        .containsEntry("EXHAUSTED_RETRY_CONDITION", "MaximumEventAgeInSeconds");
    assertThat(aws.queues.refused).hasSize(1);
  }

  @Test
  void deadLettersAtOnceWhatWillNeverBeTaken() {
    aws.queues.refusals.put(RecordingQueues.BOX, SinkException.forGood("NO_PERMISSIONS", "no"));
    aws.rule("r", PATTERN, withDeadLetters("t"));
    aws.put("mangaassist.x", "T", "{}");
    await().until(() -> aws.queues.of(RecordingQueues.DEAD).size() == 1);
    assertThat(aws.queues.of(RecordingQueues.DEAD).getFirst().attributes())
        .containsEntry("ERROR_CODE", "NO_PERMISSIONS")
        .doesNotContainKey("EXHAUSTED_RETRY_CONDITION");
  }

  @Test
  void waitsForADeadLetterQueueThatIsBusy() {
    aws.queues.refusals.put(RecordingQueues.BOX, SinkException.forGood("NO_PERMISSIONS", "no"));
    aws.queues.refusals.put(RecordingQueues.DEAD, SinkException.forNow("THROTTLING", "busy"));
    aws.rule("r", PATTERN, withDeadLetters("t"));
    aws.put("mangaassist.x", "T", "{}");
    await().until(() -> aws.queues.refused.size() == 2);
    aws.queues.refusals.remove(RecordingQueues.DEAD);
    aws.clock.move(Duration.ofSeconds(2));
    await().until(() -> aws.queues.of(RecordingQueues.DEAD).size() == 1);
    assertThat(aws.queues.of(RecordingQueues.DEAD).getFirst().attributes())
        .containsEntry("ERROR_CODE", "NO_PERMISSIONS");
  }

  @Test
  void keepsDueDeliveriesOverARestart() {
    aws.queues.refusals.put(RecordingQueues.BOX, SinkException.forNow("THROTTLING", "slow down"));
    aws.rule("r", PATTERN, target("t", RecordingQueues.BOX));
    String id = aws.put("mangaassist.x", "T", "{}");
    await().until(() -> aws.queues.refused.size() == 1);
    aws.bridge.settled();
    aws.queues.refusals.clear();
    aws = aws.reopened(folder);
    assertThat(aws.queues.of(RecordingQueues.BOX)).isEmpty();
    aws.clock.move(Duration.ofSeconds(1));
    await().until(() -> aws.queues.of(RecordingQueues.BOX).size() == 1);
    assertThat(aws.queues.bodies(RecordingQueues.BOX).getFirst()).contains(id);
  }

  @Test
  void losesNothingWhenMoreComesThanFitsInMemory() throws Exception {
    aws.rule("r", PATTERN, target("t", RecordingQueues.BOX));
    int calls = 1_500;
    var ids = new HashSet<String>();
    for (int i = 0; i < calls; i++) {
      var entry =
          PutEventsRequestEntry.builder()
              .source("mangaassist.x")
              .detailType("T")
              .detail("{}")
              .eventBusName(BUS)
              .build();
      aws.client
          .putEvents(r -> r.entries(entry, entry))
          .entries()
          .forEach(e -> ids.add(e.eventId()));
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> aws.queues.of(RecordingQueues.BOX).size() >= 2 * calls);
    var delivered = new HashSet<String>();
    for (String body : aws.queues.bodies(RecordingQueues.BOX)) {
      delivered.add(Json.parse(body).path("id").asText());
    }
    assertThat(delivered).isEqualTo(ids);
    assertThat(aws.queues.of(RecordingQueues.BOX)).hasSize(2 * calls);
  }

  @Test
  void dropsDeliveriesOfATargetThatWasRemoved() {
    aws.queues.refusals.put(RecordingQueues.BOX, SinkException.forNow("THROTTLING", "slow down"));
    aws.rule("r", PATTERN, withDeadLetters("t"), target("u", RecordingQueues.DEAD));
    aws.put("mangaassist.x", "T", "{}");
    await().until(() -> aws.queues.refused.size() == 1);
    aws.client.removeTargets(r -> r.rule("r").eventBusName(BUS).ids("t"));
    aws.clock.move(Duration.ofDays(2));
    aws.put("mangaassist.y", "T", "{}");
    await().until(() -> aws.queues.of(RecordingQueues.DEAD).size() == 2);
    aws.bridge.settled();
    assertThat(aws.queues.refused).hasSize(1);
    assertThat(aws.queues.of(RecordingQueues.DEAD))
        .allSatisfy(message -> assertThat(message.attributes()).isEmpty());
  }

  @Test
  void forwardsToAnotherBusOnce() {
    String arns = "arn:aws:events:ap-northeast-1:123456789012:event-bus/";
    for (String bus : List.of("second", "third")) {
      aws.client.createEventBus(r -> r.name(bus));
    }
    aws.rule("r", PATTERN, target("b", arns + "second"));
    for (String bus : List.of("second", "third")) {
      aws.client.putRule(r -> r.name("r").eventBusName(bus).eventPattern(PATTERN));
    }
    aws.client.putTargets(
        r ->
            r.rule("r")
                .eventBusName("second")
                .targets(
                    target("q", RecordingQueues.BOX),
                    target("on", arns + "third"),
                    target("back", arns + BUS)));
    aws.client.putTargets(
        r -> r.rule("r").eventBusName("third").targets(target("q", RecordingQueues.BOX)));
    String id = aws.put("mangaassist.x", "T", "{}");
    await().until(() -> aws.queues.of(RecordingQueues.BOX).size() == 1);
    aws.bridge.settled();
    assertThat(aws.queues.bodies(RecordingQueues.BOX).getFirst()).contains(id);
    assertThat(aws.bridge.latest("second", 9)).hasSize(1);
    assertThat(aws.bridge.latest("third", 9)).isEmpty();
    assertThat(aws.bridge.latest(BUS, 9)).hasSize(1);
  }

  @Test
  void deadLettersForABusOrServiceThatIsNotHere() {
    aws.rule(
        "r",
        PATTERN,
        withDeadLetters("bus").toBuilder()
            .arn("arn:aws:events:ap-northeast-1:123456789012:event-bus/x")
            .build(),
        withDeadLetters("foreign").toBuilder()
            .arn("arn:aws:events:ap-northeast-1:999999999999:event-bus/x")
            .roleArn("arn:aws:iam::123456789012:role/r")
            .build(),
        withDeadLetters("sns").toBuilder()
            .arn("arn:aws:sns:ap-northeast-1:123456789012:x")
            .build());
    aws.put("mangaassist.x", "T", "{}");
    await().until(() -> aws.queues.of(RecordingQueues.DEAD).size() == 3);
    assertThat(aws.queues.of(RecordingQueues.DEAD))
        .extracting(message -> message.attributes().get("ERROR_CODE"))
        .containsExactlyInAnyOrder("NO_RESOURCE", "NO_PERMISSIONS", "SDK_CLIENT_ERROR");
  }

  @Test
  void takesEventsOfServicesOnTheDefaultBus() throws Exception {
    aws.client.putRule(r -> r.name("r").eventPattern("{\"source\":[\"aws.cloudwatch\"]}"));
    aws.client.putTargets(r -> r.rule("r").targets(target("q", RecordingQueues.BOX)));
    aws.bridge.sink().put("aws.cloudwatch", "Alarm", List.of("arn:x"), "{\"state\": \"ALARM\"}");
    await().until(() -> aws.queues.of(RecordingQueues.BOX).size() == 1);
    var event = Json.parse(aws.queues.bodies(RecordingQueues.BOX).getFirst());
    assertThat(event.path("source").asText()).isEqualTo("aws.cloudwatch");
    assertThat(event.path("detail").path("state").asText()).isEqualTo("ALARM");
  }

  private static Target withDeadLetters(String id) {
    return Target.builder()
        .id(id)
        .arn(RecordingQueues.BOX)
        .deadLetterConfig(d -> d.arn(RecordingQueues.DEAD))
        .build();
  }
}
