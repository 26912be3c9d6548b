package com.mangaassist.backend.aws.events.state;

import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The log groups that targets name: their newest lines. */
public final class LogLines {

  private static final int KEPT = 10_000;
  private static final int TRIMMED_EVERY = 500;

  private final SqliteDatabase database;

  /** How many lines each group got since the start; only the writer counts. */
  private final Map<String, Integer> added = new HashMap<>();

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
          Sql.update(
              c,
              "INSERT INTO log_event (log_group, at, message) VALUES (?, ?, ?)",
              group,
              at,
              message);
          if (added.merge(group, 1, Integer::sum) % TRIMMED_EVERY == 0) {
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

  /** The last lines of a group before {@code before} in a time window, the oldest first. */
  public List<Line> readBack(String group, long before, long from, long to, int limit) {
    return database.read(
        c ->
            Sql.list(
                    c,
                    row -> new Line(row.getLong(1), row.getLong(2), row.getString(3)),
                    "SELECT id, at, message FROM log_event WHERE log_group = ? AND id < ? AND at >="
                        + " ? AND at < ? ORDER BY id DESC LIMIT ?",
                    group,
                    before,
                    from,
                    to,
                    limit)
                .reversed());
  }

  /**
   * A group that has lines.
   *
   * @param first milliseconds since 1970 of its oldest line
   * @param last milliseconds since 1970 of its newest line
   * @param newest the id of its newest line
   * @param bytes as AWS counts them: those of the lines, and 26 for each
   */
  public record Group(String name, long first, long last, long newest, long bytes) {}

  /** Groups by their names, after {@code after}, that begin with a text and hold another. */
  public List<Group> groups(String prefix, String part, String after, int limit) {
    return select(
        "WHERE log_group > ? AND substr(log_group, 1, ?) = ? AND instr(log_group, ?) > 0",
        limit,
        after,
        prefix.length(),
        prefix,
        part);
  }

  /** The id of a group's newest line; empty when it has none. */
  public Optional<Long> newest(String name) {
    return database.read(
        c ->
            Sql.first(
                c,
                row -> row.getLong(1),
                "SELECT id FROM log_event WHERE log_group = ? ORDER BY id DESC LIMIT 1",
                name));
  }

  /** One group; empty when it has no lines. */
  public Optional<Group> group(String name) {
    return select("WHERE log_group = ?", 1, name).stream().findFirst();
  }

  private List<Group> select(String condition, int limit, Object... values) {
    return database.read(
        c ->
            Sql.list(
                c,
                row ->
                    new Group(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5)),
                "SELECT log_group, MIN(at), MAX(at), MAX(id), SUM(LENGTH(CAST(message AS BLOB)) +"
                    + " 26) FROM log_event "
                    + condition
                    + " GROUP BY log_group ORDER BY log_group LIMIT "
                    + limit,
                values));
  }
}
