package com.mangaassist.backend.pipeline.outbox;

import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.events.EventPublisher;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of events that wait for the bus. An event is written in the commit of what it tells of,
 * so neither is ever there without the other.
 */
public final class Outbox {

  /** The table. A dead row stays until a person has looked at it. */
  public static final String SCHEMA =
      """
      CREATE TABLE outbox (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source TEXT NOT NULL,
        detail_type TEXT NOT NULL,
        detail TEXT NOT NULL,
        state TEXT NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'PUBLISHED', 'DEAD')),
        attempts INTEGER NOT NULL DEFAULT 0,
        due_at INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        settled_at INTEGER,
        event_id TEXT,
        error TEXT
      );
      CREATE INDEX outbox_pending ON outbox (due_at, id) WHERE state = 'PENDING';
      CREATE INDEX outbox_published ON outbox (settled_at) WHERE state = 'PUBLISHED';
      """;

  /** The dead are counted at each start, among millions that are not. */
  public static final String DEAD_INDEX =
      "CREATE INDEX outbox_dead ON outbox (id) WHERE state = 'DEAD'";

  private Outbox() {}

  /** How far an event got. */
  public enum State {
    PENDING,
    PUBLISHED,
    /** The bus refused it for good. */
    DEAD
  }

  /**
   * One row.
   *
   * @param attempts how often the bus was asked and did not take it
   * @param eventId the bus's id once published
   * @param error what the bus last said against it
   */
  public record Row(
      long id,
      EventPublisher.Entry entry,
      State state,
      int attempts,
      @Nullable String eventId,
      @Nullable String error) {}

  /** Adds events inside the transaction of {@code connection}. */
  public static void append(Connection connection, List<EventPublisher.Entry> entries, Instant at)
      throws SQLException {
    for (var entry : entries) {
      Sql.update(
          connection,
          "INSERT INTO outbox (source, detail_type, detail, due_at, created_at)"
              + " VALUES (?, ?, ?, 0, ?)",
          entry.source(),
          entry.detailType(),
          entry.detail(),
          at.toEpochMilli());
    }
  }

  /** All rows of a state, the oldest first. */
  public static List<Row> rows(Connection connection, State state) throws SQLException {
    return Sql.list(
        connection, Outbox::row, "SELECT * FROM outbox WHERE state = ? ORDER BY id", state.name());
  }

  static List<Row> due(Connection connection, Instant now, int limit) throws SQLException {
    return Sql.list(
        connection,
        Outbox::row,
        "SELECT * FROM outbox WHERE state = 'PENDING' AND due_at <= ? ORDER BY due_at, id LIMIT ?",
        now.toEpochMilli(),
        limit);
  }

  static Optional<Instant> nextDue(Connection connection) throws SQLException {
    return Sql.first(
        connection,
        row -> Instant.ofEpochMilli(row.getLong(1)),
        "SELECT due_at FROM outbox WHERE state = 'PENDING' ORDER BY due_at LIMIT 1");
  }

  /** Keeps what became of many rows. */
  static void settle(Connection connection, List<Settlement> settlements, Instant at)
      throws SQLException {
    try (var published =
            connection.prepareStatement(
                "UPDATE outbox SET state = 'PUBLISHED', event_id = ?, error = NULL,"
                    + " settled_at = ? WHERE id = ?");
        var dead =
            connection.prepareStatement(
                "UPDATE outbox SET state = 'DEAD', attempts = attempts + 1, error = ?,"
                    + " settled_at = ? WHERE id = ?");
        var later =
            connection.prepareStatement(
                "UPDATE outbox SET attempts = attempts + 1, error = ?, due_at = ? WHERE id = ?")) {
      for (var settlement : settlements) {
        switch (settlement) {
          case Settlement.Published(long id, var eventId) ->
              update(published, eventId, at.toEpochMilli(), id);
          case Settlement.Dead(long id, String error) -> update(dead, error, at.toEpochMilli(), id);
          case Settlement.Later(long id, String error, Instant due) ->
              update(later, error, due.toEpochMilli(), id);
        }
      }
    }
  }

  private static void update(PreparedStatement statement, @Nullable String text, long time, long id)
      throws SQLException {
    statement.setString(1, text);
    statement.setLong(2, time);
    statement.setLong(3, id);
    statement.executeUpdate();
  }

  /** How many rows are in a state. */
  static int count(Connection connection, State state) throws SQLException {
    return Sql.first(
            connection,
            row -> row.getInt(1),
            "SELECT count(*) FROM outbox WHERE state = '" + state + "'")
        .orElseThrow();
  }

  /** Drops old news, at most {@code limit} rows, so that no commit takes long. */
  static int forget(Connection connection, Instant publishedBefore, int limit) throws SQLException {
    return Sql.update(
        connection,
        "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE state = 'PUBLISHED'"
            + " AND settled_at < ? ORDER BY settled_at LIMIT ?)",
        publishedBefore.toEpochMilli(),
        limit);
  }

  /** After a start nothing waits for an old appointment. */
  static int restart(Connection connection) throws SQLException {
    return Sql.update(
        connection, "UPDATE outbox SET due_at = 0 WHERE state = 'PENDING' AND due_at > 0");
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("id"),
        new EventPublisher.Entry(
            row.getString("source"), row.getString("detail_type"), row.getString("detail")),
        State.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getString("event_id"),
        row.getString("error"));
  }
}
