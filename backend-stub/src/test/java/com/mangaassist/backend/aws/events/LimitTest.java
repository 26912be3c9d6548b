package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.BUS;
import static com.mangaassist.backend.aws.events.EventsFixture.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.ReplayState;

/** The quotas of an account, by a stock client. Those of a rule and of a bus stand beside them. */
class LimitTest {
  private static final String ARNS = "arn:aws:events:ap-northeast-1:123456789012:";
  private static final int MOST = 100;
  private static final int MOST_REPLAYS = 10;

  @TempDir Path folder;
  private EventsFixture aws;

  @BeforeEach
  void open() {
    aws = EventsFixture.idle(folder);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Conformance(value = "CreateEventBus", errors = LimitExceededException.class)
  @Test
  void refusesTheHundredAndFirstBus() {
    // The default bus is one of them.
    for (int i = 1; i < MOST; i++) {
      String name = "bus-" + i;
      aws.client.createEventBus(r -> r.name(name));
    }
    refusesOneMore(() -> aws.client.createEventBus(r -> r.name("more")));
    aws.client.deleteEventBus(r -> r.name("bus-7"));
    aws.client.createEventBus(r -> r.name("more"));
  }

  @Conformance("DeleteArchive")
  @Conformance(value = "CreateArchive", errors = LimitExceededException.class)
  @Test
  void refusesTheHundredAndFirstArchive() {
    aws.client.createEventBus(r -> r.name(BUS));
    for (int i = 0; i < MOST; i++) {
      archive("archive-" + i);
    }
    refusesOneMore(() -> archive("more"));
    aws.client.deleteArchive(r -> r.archiveName("archive-7"));
    archive("more");
  }

  @Conformance(value = "StartReplay", errors = LimitExceededException.class)
  @Test
  void refusesTheEleventhReplayAtATime() {
    aws.client.createEventBus(r -> r.name(BUS));
    archive("a");
    for (int i = 0; i < MOST_REPLAYS; i++) {
      replay("replay-" + i);
    }
    refusesOneMore(() -> replay("more"));
    aws.bridge.start(EventsFixture.NO_FUNCTIONS);
    await()
        .until(
            () ->
                aws.client.listReplays(r -> r.state(ReplayState.COMPLETED)).replays().size()
                    == MOST_REPLAYS);
    replay("more");
    assertThat(aws.client.listReplays(r -> {}).replays()).hasSize(MOST_REPLAYS + 1);
  }

  private void archive(String name) {
    aws.client.createArchive(r -> r.archiveName(name).eventSourceArn(ARNS + "event-bus/" + BUS));
  }

  private void replay(String name) {
    aws.client.startReplay(
        r ->
            r.replayName(name)
                .eventSourceArn(ARNS + "archive/a")
                .eventStartTime(aws.clock.instant().minus(Duration.ofHours(1)))
                .eventEndTime(aws.clock.instant())
                .destination(d -> d.arn(ARNS + "event-bus/" + BUS)));
  }

  private static void refusesOneMore(ThrowingCallable call) {
    refuses(
        call,
        "LimitExceededException",
        "The requested resource exceeds the maximum number allowed.");
  }
}
