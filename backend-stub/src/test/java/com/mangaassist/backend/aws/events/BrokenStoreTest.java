package com.mangaassist.backend.aws.events;

import static com.mangaassist.backend.aws.events.RecordingQueues.BOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.aws.delivery.SinkException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What works in the background outlives a store that fails for a while. */
class BrokenStoreTest {

  private static final String PATTERN = "{\"source\":[\"shop\"]}";

  @TempDir Path folder;
  private EventsFixture events;

  @BeforeEach
  void open() {
    events = EventsFixture.open(folder);
    events.rule("all", PATTERN, EventsFixture.target("q", BOX));
  }

  @AfterEach
  void close() {
    events.close();
  }

  @Test
  void triesAgainWhatItCouldNotReadForAWhile() throws Exception {
    events.queues.refusals.put(BOX, SinkException.forNow("INTERNAL_ERROR", "not now"));
    events.put("shop", "Order", "{\"n\":1}");
    await().until(() -> !events.queues.refused.isEmpty());
    events.bridge.settled();

    rename("retry", "hidden");
    events.clock.move(Duration.ofHours(1));
    await().until(() -> !events.bridge.trouble().isEmpty());
    assertThat(events.bridge.trouble()).doesNotContain("Exception");
    events.queues.refusals.clear();
    rename("hidden", "retry");

    await().atMost(Duration.ofSeconds(20)).until(() -> events.queues.of(BOX).size() == 1);
    await().until(() -> events.bridge.trouble().isEmpty());
  }

  @Test
  void putsOffARetryThatBreaksOffInsteadOfMakingItDueAtOnce() throws Exception {
    events.queues.refusals.put(BOX, SinkException.forNow("INTERNAL_ERROR", "not now"));
    events.put("shop", "Order", "{\"n\":1}");
    await().until(() -> !events.queues.refused.isEmpty());
    events.bridge.settled();
    events.queues.defects.put(BOX, new AssertionError("a defect"));
    events.clock.move(Duration.ofHours(1));
    long now = events.clock.millis();

    await().until(() -> number("SELECT count(*) FROM retry WHERE due > " + now) == 1);
    assertThat(events.queues.brokenOff).hasValue(1);
    assertThat(number("SELECT attempts FROM retry")).isEqualTo(1);

    events.queues.defects.clear();
    events.queues.refusals.clear();
    events.clock.move(Duration.ofHours(1));
    await().until(() -> events.queues.of(BOX).size() == 1);
  }

  @Test
  void goesOnAfterARetryThatCouldNotBeRead() throws Exception {
    events.queues.refusals.put(BOX, SinkException.forNow("INTERNAL_ERROR", "not now"));
    events.put("shop", "Order", "{\"n\":1}");
    await().until(() -> !events.queues.refused.isEmpty());
    events.bridge.settled();

    execute("UPDATE retry SET event = event + 7");
    events.clock.move(Duration.ofHours(1));
    await().until(() -> !events.bridge.trouble().isEmpty());
    events.queues.refusals.clear();
    execute("UPDATE retry SET event = event - 7");

    await().atMost(Duration.ofSeconds(20)).until(() -> events.queues.of(BOX).size() == 1);
    await().until(() -> events.bridge.trouble().isEmpty());
  }

  /** From outside, as a second program would. */
  private void rename(String from, String to) throws Exception {
    execute("ALTER TABLE " + from + " RENAME TO " + to);
  }

  private long number(String sql) throws Exception {
    try (Connection c =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("aws-events.db"));
        var statement = c.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : -1;
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection c =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("aws-events.db"));
        var statement = c.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 5000");
      statement.execute(sql);
    }
  }
}
