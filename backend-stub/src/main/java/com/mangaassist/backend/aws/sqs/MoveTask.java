package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.platform.store.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task that moves the messages of a dead-letter queue, as it stands on the disk.
 *
 * @param source ARN of the dead-letter queue
 * @param destination ARN, or null for the queues from which the messages came
 * @param rate messages a second, or null for as fast as it goes
 */
record MoveTask(
    long id,
    String handle,
    String source,
    @Nullable String destination,
    @Nullable Integer rate,
    String status,
    long startedAt,
    int moved,
    int toMove,
    @Nullable String failure) {
  static final String RUNNING = "RUNNING";
  static final String COMPLETED = "COMPLETED";
  static final String CANCELLED = "CANCELLED";
  static final String FAILED = "FAILED";

  private static final String COLUMNS =
      "SELECT id, handle, source, destination, rate, status, started_at, moved, to_move, failure"
          + " FROM move_task ";

  private static MoveTask read(ResultSet row) throws SQLException {
    int rate = row.getInt(5);
    return new MoveTask(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        rate == 0 ? null : rate,
        row.getString(6),
        row.getLong(7),
        row.getInt(8),
        row.getInt(9),
        row.getString(10));
  }

  boolean running() {
    return status.equals(RUNNING);
  }

  static long insert(Connection c, MoveTask task) throws SQLException {
    return Sql.first(
            c,
            row -> row.getLong(1),
            "INSERT INTO move_task (handle, source, destination, rate, status, started_at, moved,"
                + " to_move) VALUES (?, ?, ?, ?, ?, ?, 0, ?) RETURNING id",
            task.handle(),
            task.source(),
            task.destination(),
            task.rate(),
            task.status(),
            task.startedAt(),
            task.toMove())
        .orElseThrow();
  }

  static Optional<MoveTask> of(Connection c, long id) throws SQLException {
    return Sql.first(c, MoveTask::read, COLUMNS + "WHERE id = ?", id);
  }

  static Optional<MoveTask> of(Connection c, String handle) throws SQLException {
    return Sql.first(c, MoveTask::read, COLUMNS + "WHERE handle = ?", handle);
  }

  /** Those of a source, the newest first. */
  static List<MoveTask> ofSource(Connection c, String source, int most) throws SQLException {
    return Sql.list(
        c, MoveTask::read, COLUMNS + "WHERE source = ? ORDER BY id DESC LIMIT ?", source, most);
  }

  static List<MoveTask> allRunning(Connection c) throws SQLException {
    return Sql.list(c, MoveTask::read, COLUMNS + "WHERE status = ?", RUNNING);
  }

  /** Adds to what was moved. */
  void progress(Connection c, int more) throws SQLException {
    Sql.update(c, "UPDATE move_task SET moved = moved + ? WHERE id = ?", more, id);
  }

  void end(Connection c, String newStatus, @Nullable String reason) throws SQLException {
    Sql.update(
        c, "UPDATE move_task SET status = ?, failure = ? WHERE id = ?", newStatus, reason, id);
  }
}
