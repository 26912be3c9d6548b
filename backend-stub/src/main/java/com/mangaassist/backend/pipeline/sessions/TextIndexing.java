package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.backend.platform.parts.PeriodicWork;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the texts of turns into the trigram index, many in a commit: in the turn's own commit each
 * would cost three times as much. Until then they wait in {@code turn_fresh}, where a search looks
 * through them one by one. In a burst, which fills it faster than the background empties it, now
 * and then a turn's commit, which is many turns' then, takes its share along.
 */
public final class TextIndexing {

  /** The texts that wait; goes on after the other scripts of the pipeline's database. */
  public static final String SCHEMA =
      """
      CREATE TABLE turn_fresh (
        id INTEGER PRIMARY KEY REFERENCES turn (id) ON DELETE CASCADE,
        text TEXT NOT NULL
      );
      """;

  private static final Logger LOG = LoggerFactory.getLogger(TextIndexing.class);
  private static final Duration REST = Duration.ofSeconds(2);

  /** In a commit, which others wait for: a few milliseconds. */
  private static final int AT_ONCE = 64;

  /** So many may wait: a search looks through them within two milliseconds. */
  static final int MOST_WAITING = 1_024;

  /** A burst is looked for at one turn in so many: to count what waits costs more than a turn. */
  static final int LOOKED_FOR = 64;

  /** An answer under way will have another text. */
  private static final String WAITING =
      " FROM turn_fresh JOIN turn ON turn.id = turn_fresh.id WHERE turn.state <> 'STREAMING'"
          + " ORDER BY turn_fresh.id LIMIT ?";

  private TextIndexing() {}

  /** Looks every two seconds; the database stays the caller's to close. */
  public static PeriodicWork start(SqliteDatabase database) {
    return PeriodicWork.start(
        "session-index",
        LOG,
        "The index of conversations",
        REST,
        () -> step(database, AT_ONCE) == AT_ONCE);
  }

  /** Indexes the oldest that wait; yields how many there were. */
  static int step(SqliteDatabase database, int most) {
    if (database.read(c -> Sql.first(c, row -> true, "SELECT 1" + WAITING, 1)).isEmpty()) {
      return 0;
    }
    return database.write(c -> index(c, most)).join();
  }

  private static int index(Connection c, int most) throws SQLException {
    Sql.update(
        c,
        // One of an older version, whose answer was broken off, is there already.
        "INSERT OR REPLACE INTO turn_text (rowid, text) SELECT turn_fresh.id, turn_fresh.text"
            + WAITING,
        most);
    return Sql.update(
        c, "DELETE FROM turn_fresh WHERE id IN (SELECT turn_fresh.id" + WAITING + ")", most);
  }

  /** The turn's text, new or another one than before. */
  static void put(Connection c, long turn, String folded) throws SQLException {
    Sql.update(
        c,
        "INSERT INTO turn_fresh (id, text) VALUES (?, ?)"
            + " ON CONFLICT (id) DO UPDATE SET text = excluded.text",
        turn,
        folded);
    if (turn % LOOKED_FOR == 0 && waiting(c) > MOST_WAITING) {
      index(c, LOOKED_FOR);
    }
  }

  private static long waiting(Connection c) throws SQLException {
    return Sql.first(c, row -> row.getLong(1), "SELECT count(*) FROM turn_fresh").orElse(0L);
  }
}
