package com.mangaassist.backend.aws.events.state;

import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The log groups that targets name: their newest lines. */
public final class LogLines {

  private static final int KEPT = 10_000;
  private static final int TRIMMED_EVERY = 500;

  private final SqliteDatabase database;

  LogLines(SqliteDatabase database) {
    this.database = database;
  }

  /**
   * A line of a log group.
   *
   * @param id larger than that of all before
   * @param at milliseconds since 1970
   */
  public record Line(long id, long at, String message) {}

  /** Keeps a line; done when it is on the disk. */
  public CompletableFuture<Boolean> add(String group, long at, String message) {
    return database.write(
        c -> {
          long id =
              Sql.first(
                      c,
                      row -> row.getLong(1),
                      "INSERT INTO log_event (log_group, at, message) VALUES (?, ?, ?) RETURNING"
                          + " id",
                      group,
                      at,
                      message)
                  .orElse(0L);
          if (id % TRIMMED_EVERY == 0) {
            Sql.update(
                c,
                "DELETE FROM log_event WHERE log_group = ? AND id <= (SELECT id FROM log_event"
                    + " WHERE log_group = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
                group,
                group,
                KEPT);
          }
          return true;
        });
  }

  /** Lines of a group after {@code after} in a time window, the oldest first. */
  public List<Line> read(String group, long after, long from, long to, int limit) {
    return database.read(
        c ->
            Sql.list(
                c,
                row -> new Line(row.getLong(1), row.getLong(2), row.getString(3)),
                "SELECT id, at, message FROM log_event WHERE log_group = ? AND id > ? AND at >= ?"
                    + " AND at < ? ORDER BY id LIMIT ?",
                group,
                after,
                from,
                to,
                limit));
  }

  /** The groups that have lines. */
  public List<String> groups() {
    return database.read(
        c ->
            Sql.list(
                c,
                row -> row.getString(1),
                "SELECT DISTINCT log_group FROM log_event ORDER BY log_group"));
  }
}
