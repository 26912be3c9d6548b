package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.backend.pipeline.orders.SqliteOrderStore;
import com.mangaassist.backend.pipeline.outbox.Outbox;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The pipeline's database: sessions, and the outbox whose rows share their commits. */
public final class SessionSchema {

  // Row ids are the keys, because random ones cost an order of magnitude on insert. turn_text holds
  // folded copies: trigrams find substrings of three characters or more in any script.
  private static final String SESSIONS =
      """
      CREATE TABLE session (
        id INTEGER PRIMARY KEY,
        session_id TEXT NOT NULL UNIQUE,
        customer_id TEXT NOT NULL,
        segment TEXT NOT NULL,
        title TEXT NOT NULL,
        title_folded TEXT NOT NULL,
        preview TEXT NOT NULL,
        turns INTEGER NOT NULL DEFAULT 0,
        severity INTEGER NOT NULL DEFAULT 0,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        deleted_at INTEGER
      );
      CREATE INDEX session_newest ON session (updated_at DESC, session_id DESC)
        WHERE deleted_at IS NULL;
      CREATE INDEX session_deleted ON session (deleted_at) WHERE deleted_at IS NOT NULL;

      CREATE TABLE turn (
        id INTEGER PRIMARY KEY,
        session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        message_id TEXT NOT NULL UNIQUE,
        correlation_id TEXT NOT NULL,
        message TEXT NOT NULL,
        state TEXT NOT NULL,
        answer TEXT NOT NULL DEFAULT '',
        details TEXT,
        problem TEXT,
        at INTEGER NOT NULL,
        ended_at INTEGER
      );
      CREATE INDEX turn_session ON turn (session, id);
      CREATE INDEX turn_streaming ON turn (id) WHERE state = 'STREAMING';

      CREATE VIRTUAL TABLE turn_text USING fts5 (text, tokenize = 'trigram case_sensitive 1');
      CREATE TRIGGER turn_deleted AFTER DELETE ON turn BEGIN
        DELETE FROM turn_text WHERE rowid = old.id;
      END;
      """;

  private SessionSchema() {}

  /**
   * Opens the pipeline's database file with all its tables. Work on it changes nothing else, so
   * that it may run twice.
   *
   * @param others scripts of areas that keep their tables beside these, in a fixed order
   */
  public static SqliteDatabase open(Path file, String... others) {
    var own =
        Stream.of(
            SESSIONS,
            Outbox.SCHEMA,
            Outbox.DEAD_INDEX,
            Branches.SCHEMA,
            Quarantine.SCHEMA,
            SqliteOrderStore.SCHEMA);
    return SqliteDatabase.open(
        file,
        Stream.concat(own, Stream.of(others)).toList(),
        SqliteDatabase.Settings.ofRepeatableWork());
  }
}
