package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.EventsFixture.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.aws.events.schedule.Schedule;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that fire by the clock. */
class ScheduleTest {
  @TempDir Path folder;

  @Test
  void firesAtItsTimesWithAScheduledEvent() throws Exception {
    try (EventsFixture aws = EventsFixture.open(folder)) {
      aws.client.putRule(r -> r.name("tick").scheduleExpression("rate(5 minutes)"));
      aws.client.putTargets(r -> r.rule("tick").targets(target("t", RecordingQueues.BOX)));
      aws.clock.move(Duration.ofMinutes(5));
      await().until(() -> aws.queues.of(RecordingQueues.BOX).size() == 1);
      var event = Json.parse(aws.queues.bodies(RecordingQueues.BOX).getFirst());
      assertThat(event.path("detail-type").asText()).isEqualTo("Scheduled Event");
      assertThat(event.path("source").asText()).isEqualTo("aws.events");
      assertThat(event.path("time").asText()).isEqualTo("2026-03-01T10:05:00Z");
      assertThat(event.path("resources").path(0).asText())
          .isEqualTo("arn:aws:events:ap-northeast-1:123456789012:rule/tick");
      assertThat(event.path("detail")).isEmpty();

      aws.client.disableRule(r -> r.name("tick"));
      aws.client.putRule(r -> r.name("tock").scheduleExpression("cron(10 10 * * ? *)"));
      aws.client.putTargets(r -> r.rule("tock").targets(target("t", RecordingQueues.DEAD)));
      aws.clock.move(Duration.ofMinutes(5));
      await().until(() -> aws.queues.of(RecordingQueues.DEAD).size() == 1);
      aws.bridge.settled();
      assertThat(aws.queues.of(RecordingQueues.BOX)).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cron(0 10 * * ? *)          | 2026-03-01T10:00:00Z | 2026-03-02T10:00:00Z",
        "cron(15 12 * * ? *)         | 2026-03-01T10:00:00Z | 2026-03-01T12:15:00Z",
        "cron(0 18 ? * MON-FRI *)    | 2026-03-06T18:00:00Z | 2026-03-09T18:00:00Z",
        "cron(0 8 1 * ? *)           | 2026-03-01T10:00:00Z | 2026-04-01T08:00:00Z",
        "cron(0/15 * * * ? *)        | 2026-03-01T10:01:00Z | 2026-03-01T10:15:00Z",
        "cron(0/5 8-17 ? * MON-FRI *)| 2026-03-02T17:55:00Z | 2026-03-03T08:00:00Z",
        "cron(0 9 ? * 2#1 *)         | 2026-03-01T10:00:00Z | 2026-03-02T09:00:00Z",
        "cron(0 9 L * ? *)           | 2026-02-27T10:00:00Z | 2026-02-28T09:00:00Z",
        "cron(0 9 ? * 6L *)          | 2026-03-01T10:00:00Z | 2026-03-27T09:00:00Z",
        "cron(0 9 15W * ? *)         | 2026-03-01T10:00:00Z | 2026-03-16T09:00:00Z",
        "cron(0 9 29 2 ? *)          | 2026-03-01T10:00:00Z | 2028-02-29T09:00:00Z",
        "rate(5 minutes)             | 2026-03-01T10:07:00Z | 2026-03-01T10:10:00Z",
        "rate(1 day)                 | 2026-03-01T10:00:00Z | 2026-03-02T10:00:00Z"
      })
  void knowsTheNextTime(String expression, Instant after, Instant next) {
    Instant from = Instant.parse("2026-03-01T10:00:00Z");
    assertThat(Schedule.parse(expression).orElseThrow().next(after, from)).hasValue(next);
  }

  @Test
  void knowsNoTimeAfterTheLastYear() {
    Instant now = Instant.parse("2026-03-01T10:00:00Z");
    assertThat(Schedule.parse("cron(0 9 1 1 ? 2025)").orElseThrow().next(now, now)).isEmpty();
  }
}
