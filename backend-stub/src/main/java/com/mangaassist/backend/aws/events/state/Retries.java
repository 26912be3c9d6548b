package com.mangaassist.backend.aws.events.state;

import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deliveries that failed and are due again at some time. */
public final class Retries {

  private final SqliteDatabase database;
  private final Batches batches;

  Retries(SqliteDatabase database, Batches batches) {
    this.database = database;
    this.batches = batches;
  }

  static void insert(Connection c, Retry retry) throws SQLException {
    Sql.update(
        c,
        "INSERT INTO retry (due, batch, event, target, attempts, code, message, dead)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        retry.due(),
        retry.batch(),
        retry.event(),
        retry.target(),
        retry.attempts(),
        retry.code(),
        retry.message(),
        retry.dead());
  }

  /** A retry that is due, and the event it is about, with the trace that it belongs to. */
  public record Due(Retry retry, long ingestedAt, String event, @Nullable String traceHeader) {}

  /** The first retries that are due. */
  public List<Due> due(long now, int limit) {
    return database.read(
        c ->
            Sql.list(
                c,
                Retries::due,
                "SELECT retry.*, batch.at, batch.body, batch.traces FROM retry JOIN batch"
                    + " ON batch.id = retry.batch WHERE due <= ? ORDER BY due, retry.id LIMIT ?",
                now,
                limit));
  }

  private static Due due(ResultSet row) throws SQLException {
    Retry retry =
        new Retry(
            row.getLong("id"),
            row.getLong("due"),
            row.getLong("batch"),
            row.getInt("event"),
            row.getInt("target"),
            row.getInt("attempts"),
            row.getString("code"),
            row.getString("message"),
            row.getBoolean("dead"));
    return new Due(
        retry,
        row.getLong("at"),
        Batch.events(row.getBytes("body")).get(retry.event()),
        Batch.trace(row.getString("traces"), retry.event()));
  }

  /** When the next retry is due, milliseconds since 1970; the largest number when none is. */
  public long nextDue() {
    return database.read(
        c -> EventStore.number(c, "SELECT coalesce(min(due), " + Long.MAX_VALUE + ") FROM retry"));
  }

  /** How many retries wait. */
  public long waiting() {
    return database.read(c -> EventStore.number(c, "SELECT count(*) FROM retry"));
  }

  /** {@code settled} need no more attempts, {@code again} have a new time. */
  public void retried(List<Retry> settled, List<Retry> again) {
    database
        .write(
            c -> {
              for (Retry retry : settled) {
                Sql.update(c, "DELETE FROM retry WHERE id = ?", retry.id());
                batches.release(c, retry.batch());
              }
              for (Retry retry : again) {
                Sql.update(
                    c,
                    "UPDATE retry SET due = ?, attempts = ?, code = ?, message = ?, dead = ?"
                        + " WHERE id = ?",
                    retry.due(),
                    retry.attempts(),
                    retry.code(),
                    retry.message(),
                    retry.dead(),
                    retry.id());
              }
              return true;
            })
        .join();
  }
}
