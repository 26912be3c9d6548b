package com.mangaassist.backend.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.platform.store.TimeOrderedIds;
import com.mangaassist.services.chat.StoredTurn;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of before branches. */
class BranchMigrationTest {

  private static final int SCHEMAS_BEFORE = 3;

  @TempDir Path folder;

  @Test
  void readsSessionsOfBeforeAsOneBranchEach() throws Exception {
    Path file = folder.resolve("pipeline.db");
    SessionSchema.open(file).close();
    try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      try (var sql = old.createStatement()) {
        for (String column : new String[] {"parent", "rating", "note"}) {
          sql.executeUpdate("ALTER TABLE turn DROP COLUMN " + column);
        }
        sql.executeUpdate("ALTER TABLE session DROP COLUMN head");
        sql.executeUpdate("DROP TABLE quarantine");
        sql.executeUpdate("DROP TABLE shop_order");
        sql.executeUpdate("PRAGMA user_version = " + SCHEMAS_BEFORE);
        for (int session = 1; session <= 2; session++) {
          sql.executeUpdate(
              "INSERT INTO session VALUES (%1$d, 's-%1$d', 'user-42', 'free', 't', 't', 'p', 2, 0, 1, 1, NULL)"
                  .formatted(session));
        }
        for (int turn = 1; turn <= 4; turn++) {
          sql.executeUpdate(
              "INSERT INTO turn (id, session, message_id, correlation_id, message, state, at)"
                  + " VALUES (%1$d, %2$d, 'm-%1$d', 'c', 'hello', 'STOPPED', 1)"
                      .formatted(turn, 1 + turn % 2));
        }
      }
    }

    var database = SessionSchema.open(file);
    try (database) {
      var ids = new TimeOrderedIds(Clock.systemUTC(), new Random(1));
      var store = SqliteSessionStore.open(database, ids, Clock.systemUTC(), () -> {});
      assertThat(store.conversation("s-1").orElseThrow().path())
          .extracting(StoredTurn::messageId)
          .containsExactly("m-2", "m-4");
      assertThat(store.history("s-2", null, 10))
          .extracting(StoredTurn::messageId)
          .containsExactly("m-1", "m-3");
    }
  }
}
