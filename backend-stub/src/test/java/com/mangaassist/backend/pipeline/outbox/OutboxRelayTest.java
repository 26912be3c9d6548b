package com.mangaassist.backend.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.pipeline.sessions.SessionSchema;
import com.mangaassist.backend.platform.parts.Backoff;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.events.EventPublisher.Entry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxRelayTest {

  @TempDir Path folder;

  private final ScriptedBus bus = new ScriptedBus();

  @Test
  void sendsAtOnceWhenItIsWoken() throws Exception {
    try (var database = open();
        var relay = start(database)) {
      for (String detail : List.of("one", "two", "three")) {
        append(database, detail);
        relay.wake();
        assertThat(bus.calls.poll(10, TimeUnit.SECONDS))
            .isEqualTo(List.of(new Entry("mangaassist.test", "Test", detail)));
      }
      // A call's end is kept a moment after its beginning was seen.
      await().until(() -> database.read(c -> Outbox.count(c, Outbox.State.PUBLISHED)) == 3);
    }
  }

  @Test
  void retriesByItselfAndSaysHowItIs() throws Exception {
    bus.away = true;
    try (var database = open();
        var relay = start(database)) {
      append(database, "kept");
      relay.wake();
      await().until(() -> !relay.status().trouble().isEmpty());
      assertThat(relay.status().trouble()).isEqualTo("Connection refused");

      bus.away = false;
      await().until(() -> relay.status().trouble().isEmpty());
      assertThat(bus.taken).containsExactly("kept");

      bus.refusals.put("wrong", "MalformedDetail");
      append(database, "wrong");
      relay.wake();
      await().until(() -> relay.status().dead() == 1);
    }
    try (var database = open();
        var relay = start(database)) {
      assertThat(relay.status().dead()).as("not forgotten by a restart").isEqualTo(1);
    }
  }

  @Test
  void goesOnAfterARestartWhereItWas() throws Exception {
    bus.away = true;
    try (var database = open();
        var relay = start(database)) {
      append(database, "first", "second");
      relay.wake();
      await().until(() -> !relay.status().trouble().isEmpty());
    }
    bus.away = false;
    try (var database = open();
        var relay = start(database)) {
      await().until(() -> bus.taken.size() == 2);
      assertThat(relay.status().trouble()).isEmpty();
    }
    assertThat(bus.taken).containsExactly("first", "second");
    assertThat(published()).isEqualTo(2);
  }

  @Test
  void sendsAgainWhatWasUnderWayWhenItEnded() throws Exception {
    bus.silent = true;
    try (var database = open()) {
      var relay = start(database);
      append(database, "unanswered");
      relay.wake();
      assertThat(bus.calls.poll(10, TimeUnit.SECONDS)).hasSize(1);
      long before = System.nanoTime();
      relay.close();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }
    bus.silent = false;
    try (var database = open();
        var relay = start(database)) {
      await().until(() -> bus.taken.contains("unanswered"));
      assertThat(relay.status().dead()).isZero();
    }
  }

  private SqliteDatabase open() {
    return SessionSchema.open(folder.resolve("pipeline.db"));
  }

  private OutboxRelay start(SqliteDatabase database) {
    var backoff = new Backoff(Duration.ofMillis(5), Duration.ofMillis(20), new Random(3));
    return OutboxRelay.start(database, bus, Clock.systemUTC(), backoff);
  }

  private static void append(SqliteDatabase database, String... details) {
    List<Entry> entries =
        Arrays.stream(details).map(d -> new Entry("mangaassist.test", "Test", d)).toList();
    database
        .write(
            c -> {
              Outbox.append(c, entries, Instant.now());
              return true;
            })
        .join();
  }

  private int published() {
    try (var database = open()) {
      return database.read(c -> Outbox.count(c, Outbox.State.PUBLISHED));
    }
  }
}
