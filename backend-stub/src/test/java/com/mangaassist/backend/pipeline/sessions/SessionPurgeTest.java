package com.mangaassist.backend.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionPurgeTest {

  private static final Instant DELETED = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir Path folder;

  @Test
  void purgesWhileItRunsWhatWasDeleted30DaysAgo() {
    var now = new AtomicReference<>(DELETED.plus(Duration.ofDays(29)));
    InstantSource source = now::get;
    Clock clock = source.withZone(ZoneOffset.UTC);
    try (SqliteDatabase database = SessionSchema.open(folder.resolve("pipeline.db"))) {
      add(database, "deleted", DELETED.toEpochMilli());
      add(database, "alive", null);
      try (var purge = SessionPurge.DELETED.start(database, clock, Duration.ofMillis(20))) {
        assertThat(purge).isNotNull();
        assertThat(sessions(database)).isEqualTo(2);
        now.set(DELETED.plus(Duration.ofDays(31)));
        await().until(() -> sessions(database) == 1);
      }
    }
  }

  private static void add(SqliteDatabase database, String id, @Nullable Long deletedAt) {
    database
        .write(
            c ->
                Sql.update(
                    c,
                    "INSERT INTO session (session_id, customer_id, segment, title, title_folded,"
                        + " preview, created_at, updated_at, deleted_at)"
                        + " VALUES (?, 'c', 's', 't', 't', 'p', 1, 1, ?)",
                    id,
                    deletedAt))
        .join();
  }

  private static long sessions(SqliteDatabase database) {
    return database.read(
        c -> Sql.first(c, row -> row.getLong(1), "SELECT count(*) FROM session").orElseThrow());
  }
}
