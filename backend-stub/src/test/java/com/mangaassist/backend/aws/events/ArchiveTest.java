package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.BUS;
import static com.mangaassist.backend.aws.events.EventsFixture.refuses;
import static com.mangaassist.backend.aws.events.EventsFixture.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.model.Archive;
import software.amazon.awssdk.services.eventbridge.model.ArchiveState;
import software.amazon.awssdk.services.eventbridge.model.IllegalStatusException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Replay;
import software.amazon.awssdk.services.eventbridge.model.ReplayState;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;

/** Archives and replays, by a stock client. */
class ArchiveTest {
  private static final String ARNS = "arn:aws:events:ap-northeast-1:123456789012:";
  private static final String BUS_ARN = ARNS + "event-bus/" + BUS;
  private static final String PATTERN = "{\"source\":[{\"prefix\":\"mangaassist.\"}]}";

  /** The clock of the fixture stands here. */
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path folder;
  private EventsFixture aws;

  @BeforeEach
  void open() {
    aws = EventsFixture.open(folder);
    aws.client.createEventBus(r -> r.name(BUS));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Conformance({"CreateArchive", "UpdateArchive", "DescribeArchive"})
  @Test
  void describesAnArchiveAsItWasMadeAndChanged() {
    var made =
        aws.client.createArchive(
            r ->
                r.archiveName("a")
                    .eventSourceArn(BUS_ARN)
                    .eventPattern(PATTERN)
                    .description("d")
                    .retentionDays(30));
    assertThat(made.archiveArn()).isEqualTo(ARNS + "archive/a");
    assertThat(made.state()).isEqualTo(ArchiveState.ENABLED);
    assertThat(made.creationTime()).isEqualTo(NOW);
    aws.client.updateArchive(r -> r.archiveName("a").retentionDays(7));
    aws = aws.reopened(folder);

    var archive = aws.client.describeArchive(r -> r.archiveName("a"));
    assertThat(archive.archiveArn()).isEqualTo(ARNS + "archive/a");
    assertThat(archive.eventSourceArn()).isEqualTo(BUS_ARN);
    assertThat(archive.eventPattern()).isEqualTo(PATTERN);
    assertThat(archive.description()).isEqualTo("d");
    assertThat(archive.retentionDays()).isEqualTo(7);
    assertThat(archive.eventCount()).isZero();
    assertThat(archive.sizeBytes()).isZero();
  }

  @Test
  void keepsTheEventsThatMatchAndCountsThem() {
    archive("a");
    put("mangaassist.ai", "else.where", "mangaassist.chat");
    var archive = aws.client.describeArchive(r -> r.archiveName("a"));
    assertThat(archive.eventCount()).isEqualTo(2);
    assertThat(archive.sizeBytes()).isBetween(300L, 700L);
  }

  @Test
  void dropsEventsAfterTheirRetention() {
    archive("a");
    aws.client.updateArchive(r -> r.archiveName("a").retentionDays(2));
    put("mangaassist.ai");
    aws.clock.move(Duration.ofDays(1));
    put("mangaassist.ai");
    aws.clock.move(Duration.ofDays(1).plusSeconds(1));
    aws.client.updateArchive(r -> r.archiveName("a").description("look again"));
    await().until(() -> aws.client.describeArchive(r -> r.archiveName("a")).eventCount() == 1);
  }

  @Conformance(value = "ListArchives", pages = true)
  @Test
  void listsByOneFilterAndPage() {
    for (String name : List.of("a-1", "a-2", "a-3", "b-1")) {
      archive(name);
    }
    var first = aws.client.listArchives(r -> r.namePrefix("a").limit(2));
    var second =
        aws.client.listArchives(r -> r.namePrefix("a").limit(2).nextToken(first.nextToken()));
    assertThat(first.archives()).extracting(Archive::archiveName).containsExactly("a-1", "a-2");
    assertThat(second.archives()).extracting(Archive::archiveName).containsExactly("a-3");
    assertThat(second.nextToken()).isNull();
    assertThat(aws.client.listArchives(r -> r.eventSourceArn(BUS_ARN)).archives()).hasSize(4);
    assertThat(aws.client.listArchives(r -> r.state("DISABLED")).archives()).isEmpty();
    refuses(
        () -> aws.client.listArchives(r -> r.namePrefix("a").state("ENABLED")),
        "ValidationException",
        "At most one filter is allowed for ListArchives. Use either : State, EventSourceArn, or"
            + " NamePrefix.");
    refuses(
        () -> aws.client.listArchives(r -> r.eventSourceArn(ARNS + "event-bus/nowhere")),
        "ResourceNotFoundException",
        "Event bus nowhere does not exist.");
  }

  @Conformance(value = "CreateArchive", errors = ResourceAlreadyExistsException.class)
  @Test
  void refusesWhatIsThereAlreadyOrNot() {
    archive("a");
    refuses(() -> archive("a"), "ResourceAlreadyExistsException", "Archive a already exists.");
    String code = "ResourceNotFoundException";
    String text = "Archive b does not exist.";
    refuses(() -> aws.client.describeArchive(r -> r.archiveName("b")), code, text);
    refuses(() -> aws.client.deleteArchive(r -> r.archiveName("b")), code, text);
    refuses(() -> aws.client.updateArchive(r -> r.archiveName("b").retentionDays(1)), code, text);
    refuses(
        () ->
            aws.client.createArchive(
                r -> r.archiveName("b").eventSourceArn(ARNS + "event-bus/nowhere")),
        code,
        "Event bus nowhere does not exist.");
    refuses(
        () -> aws.client.updateArchive(r -> r.archiveName("a")),
        "ValidationException",
        "At least one of EventPattern, RetentionDays or Description must be provided.");
  }

  @Conformance({"StartReplay", "DescribeReplay"})
  @Test
  void replaysToAllRulesWithTheReplaysName() throws Exception {
    archive("a");
    List<String> ids = put("mangaassist.ai", "mangaassist.chat", "else.where");
    aws.rule("r", "{\"account\":[\"123456789012\"]}", target("t", RecordingQueues.BOX));
    var started = start("again");
    assertThat(started.state()).isEqualTo(ReplayState.STARTING);
    assertThat(started.replayArn()).isEqualTo(ARNS + "replay/again");
    assertThat(started.replayStartTime()).isEqualTo(NOW);

    await().until(() -> aws.queues.of(RecordingQueues.BOX).size() == 2);
    List<String> replayed = new ArrayList<>();
    for (String body : aws.queues.bodies(RecordingQueues.BOX)) {
      assertThat(Json.parse(body).path("replay-name").asText()).isEqualTo("again");
      replayed.add(Json.parse(body).path("id").asText());
    }
    assertThat(replayed).containsExactlyInAnyOrderElementsOf(ids.subList(0, 2));
    await().until(() -> state("again") == ReplayState.COMPLETED);
    var replay = aws.client.describeReplay(r -> r.replayName("again"));
    assertThat(replay.eventLastReplayedTime()).isEqualTo(NOW);
    assertThat(replay.replayEndTime()).isEqualTo(NOW);
    assertThat(replay.eventSourceArn()).isEqualTo(ARNS + "archive/a");
    assertThat(replay.destination().arn()).isEqualTo(BUS_ARN);
    // Replayed events are not archived again.
    assertThat(aws.client.describeArchive(r -> r.archiveName("a")).eventCount()).isEqualTo(2);
  }

  @Test
  void replaysATimeWindowToTheRulesThatAreNamed() {
    archive("a");
    List<String> ids = new ArrayList<>();
    for (int hour = 0; hour < 5; hour++) {
      ids.addAll(putAt(NOW.minus(Duration.ofHours(hour)), "mangaassist.ai"));
    }
    aws.rule("wanted", PATTERN, target("t", RecordingQueues.BOX));
    aws.rule("other", PATTERN, target("t", RecordingQueues.DEAD));
    aws.client.startReplay(
        r ->
            r.replayName("window")
                .eventSourceArn(ARNS + "archive/a")
                .eventStartTime(NOW.minus(Duration.ofHours(3)))
                .eventEndTime(NOW.minus(Duration.ofHours(1)))
                .destination(d -> d.arn(BUS_ARN).filterArns(ARNS + "rule/" + BUS + "/wanted")));
    await().until(() -> state("window") == ReplayState.COMPLETED);
    aws.bridge.settled();
    assertThat(aws.queues.bodies(RecordingQueues.BOX))
        .hasSize(2)
        .anyMatch(body -> body.contains(ids.get(2)))
        .anyMatch(body -> body.contains(ids.get(3)));
    assertThat(aws.queues.of(RecordingQueues.DEAD)).isEmpty();
  }

  @Conformance("CancelReplay")
  @Conformance(value = "CancelReplay", errors = IllegalStatusException.class)
  @Test
  void cancelsAReplay() {
    archive("a");
    for (int i = 0; i < 200; i++) {
      put("mangaassist.ai");
    }
    start("again");
    try {
      assertThat(aws.client.cancelReplay(r -> r.replayName("again")).state())
          .isEqualTo(ReplayState.CANCELLING);
      await().until(() -> state("again") == ReplayState.CANCELLED);
    } catch (software.amazon.awssdk.services.eventbridge.model.IllegalStatusException e) {
      assertThat(state("again")).isEqualTo(ReplayState.COMPLETED);
    }
    refuses(
        () -> aws.client.cancelReplay(r -> r.replayName("again")),
        "IllegalStatusException",
        "Replay again is not in a valid state for this operation.");
  }

  @Conformance(value = "StartReplay", errors = ResourceAlreadyExistsException.class)
  @Test
  void refusesAReplayThatCannotBe() {
    archive("a");
    start("again");
    refuses(() -> start("again"), "ResourceAlreadyExistsException", "Replay again already exists.");
    refuses(
        () -> aws.client.describeReplay(r -> r.replayName("nobody")),
        "ResourceNotFoundException",
        "Replay nobody does not exist.");
    refuses(
        () -> start("x", "nobody", BUS_ARN, 0),
        "ValidationException",
        "Parameter EventSourceArn is not valid. Reason: Archive nobody does not exist.");
    refuses(
        () -> start("x", "a", ARNS + "event-bus/nowhere", 0),
        "ResourceNotFoundException",
        "Event bus nowhere does not exist.");
    refuses(
        () -> start("x", "a", ARNS + "event-bus/default", 0),
        "ValidationException",
        "Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not"
            + " permitted.");
    refuses(
        () -> start("x", "a", ARNS + "event-bus/default", 7_200),
        "ValidationException",
        "Parameter EventEndTime is not valid. Reason: EventStartTime must be before"
            + " EventEndTime.");
  }

  @Conformance(value = "ListReplays", pages = true)
  @Test
  void listsReplaysByPage() {
    archive("a");
    for (String name : List.of("x-1", "x-2", "y-1")) {
      start(name);
    }
    var first = aws.client.listReplays(r -> r.namePrefix("x").limit(1));
    var second =
        aws.client.listReplays(r -> r.namePrefix("x").limit(1).nextToken(first.nextToken()));
    assertThat(first.replays()).extracting(Replay::replayName).containsExactly("x-1");
    assertThat(second.replays()).extracting(Replay::replayName).containsExactly("x-2");
    assertThat(second.nextToken()).isNull();
    assertThat(aws.client.listReplays(r -> r.eventSourceArn(ARNS + "archive/a")).replays())
        .hasSize(3);
  }

  private void archive(String name) {
    aws.client.createArchive(
        r -> r.archiveName(name).eventSourceArn(BUS_ARN).eventPattern(PATTERN));
  }

  private List<String> put(String... sources) {
    return putAt(aws.clock.instant(), sources);
  }

  private List<String> putAt(Instant time, String... sources) {
    List<PutEventsRequestEntry> entries = new ArrayList<>();
    for (String source : sources) {
      entries.add(
          PutEventsRequestEntry.builder()
              .source(source)
              .detailType("T")
              .detail("{\"a\":1}")
              .time(time)
              .eventBusName(BUS)
              .build());
    }
    return aws.client.putEvents(r -> r.entries(entries)).entries().stream()
        .map(entry -> entry.eventId())
        .toList();
  }

  private software.amazon.awssdk.services.eventbridge.model.StartReplayResponse start(String name) {
    return start(name, "a", BUS_ARN, 0);
  }

  private software.amazon.awssdk.services.eventbridge.model.StartReplayResponse start(
      String name, String archive, String bus, int laterSeconds) {
    return aws.client.startReplay(
        r ->
            r.replayName(name)
                .eventSourceArn(ARNS + "archive/" + archive)
                .eventStartTime(NOW.minusSeconds(3_600).plusSeconds(laterSeconds))
                .eventEndTime(NOW.plusSeconds(3_600))
                .destination(d -> d.arn(bus)));
  }

  private ReplayState state(String name) {
    return aws.client.describeReplay(r -> r.replayName(name)).state();
  }
}
