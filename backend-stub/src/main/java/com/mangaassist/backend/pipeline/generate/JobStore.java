package com.mangaassist.backend.pipeline.generate;

import com.mangaassist.backend.pipeline.generate.Job.State;
import com.mangaassist.backend.pipeline.outbox.Outbox;
import com.mangaassist.backend.pipeline.sessions.SessionClaims;
import com.mangaassist.backend.platform.store.Purge;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.events.EventPublisher.Entry;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The jobs in the pipeline's database, and their events in the same commits. */
public final class JobStore {

  /** The table; what was asked is forgotten with the end of the job, the answer after a week. */
  public static final String SCHEMA =
      """
      CREATE TABLE job (
        id INTEGER PRIMARY KEY,
        job_id TEXT NOT NULL UNIQUE,
        caller TEXT NOT NULL,
        request TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('PENDING', 'RUNNING', 'DONE', 'FAILED')),
        attempts INTEGER NOT NULL DEFAULT 0,
        result TEXT,
        problem TEXT,
        created_at INTEGER NOT NULL,
        started_at INTEGER,
        ended_at INTEGER
      );
      CREATE INDEX job_unfinished ON job (id) WHERE state IN ('PENDING', 'RUNNING');
      CREATE INDEX job_ended ON job (ended_at) WHERE ended_at IS NOT NULL;
      """;

  /** Jobs that ended over a week ago; who has not fetched the answer by then does not get it. */
  public static final Purge ENDED =
      new Purge(
          "job-purge",
          "jobs that had ended",
          Duration.ofDays(7),
          "DELETE FROM job WHERE id IN (SELECT id FROM job WHERE ended_at < ? LIMIT ?)");

  private final SqliteDatabase database;
  private final Clock clock;
  private final Runnable eventsCommitted;

  /**
   * Keeps jobs in that database.
   *
   * @param database stays the caller's to close
   * @param eventsCommitted told after each commit that added to the outbox
   */
  public JobStore(SqliteDatabase database, Clock clock, Runnable eventsCommitted) {
    this.database = database;
    this.clock = clock;
    this.eventsCommitted = eventsCommitted;
  }

  /**
   * Keeps a new job with its event, and its session for its customer; returns when all is on the
   * disk.
   *
   * @return false when the session is another customer's; nothing was kept then
   */
  boolean accept(Job job, List<Entry> events) {
    boolean accepted = database.write(c -> accept(c, job, events)).join();
    if (accepted) {
      eventsCommitted.run();
    }
    return accepted;
  }

  private boolean accept(Connection c, Job job, List<Entry> events) throws SQLException {
    Instant now = clock.instant();
    String session = String.valueOf(job.request().sessionId());
    if (!SessionClaims.claim(c, session, job.request().customerId(), now)) {
      return false;
    }
    Outbox.append(c, events, now);
    Sql.update(
        c,
        "INSERT INTO job (job_id, caller, request, state, created_at) VALUES (?, ?, ?, ?, ?)",
        job.jobId(),
        job.caller(),
        Json.write(job.request()),
        job.state().name(),
        job.createdAt().toEpochMilli());
    return true;
  }

  Optional<Job> find(String jobId) {
    return database.read(c -> find(c, jobId));
  }

  private static Optional<Job> find(Connection connection, String jobId) throws SQLException {
    return Sql.first(connection, JobStore::job, "SELECT * FROM job WHERE job_id = ?", jobId);
  }

  /** Those that an earlier run left, the oldest first. */
  List<Job> unfinished() {
    return database.read(
        c ->
            Sql.list(
                c,
                JobStore::job,
                "SELECT * FROM job WHERE state IN ('PENDING', 'RUNNING') ORDER BY id"));
  }

  /** Orders them anew: nobody works on them. */
  void again(List<Entry> events) {
    var _ =
        database
            .write(
                c -> {
                  Outbox.append(c, events, clock.instant());
                  return Sql.update(c, "UPDATE job SET state = 'PENDING' WHERE state = 'RUNNING'");
                })
            .join();
    eventsCommitted.run();
  }

  /**
   * Takes a job up, also one that an attempt left without a word, as when the disk was full. That
   * nobody else is at it is for the caller to know.
   *
   * @return empty when it has ended
   */
  Optional<Job> begin(String jobId) {
    return database
        .write(
            c -> {
              int taken =
                  Sql.update(
                      c,
                      "UPDATE job SET state = 'RUNNING', attempts = attempts + 1, started_at = ?"
                          + " WHERE job_id = ? AND state IN ('PENDING', 'RUNNING')",
                      clock.millis(),
                      jobId);
              return taken == 0 ? Optional.<Job>empty() : find(c, jobId);
            })
        .join();
  }

  /**
   * It waits again as before it was begun: nothing was tried.
   *
   * @param order takes the place of the one that it came by; empty when that comes again
   */
  void untried(String jobId, List<Entry> order) {
    change(
        order,
        "UPDATE job SET state = 'PENDING', attempts = attempts - 1"
            + " WHERE job_id = ? AND state = 'RUNNING'",
        jobId);
  }

  /**
   * It waits again.
   *
   * @param order takes the place of the one that it came by; empty when that comes again
   */
  void putBack(String jobId, List<Entry> order) {
    change(order, "UPDATE job SET state = 'PENDING' WHERE job_id = ? AND state = 'RUNNING'", jobId);
  }

  /** Orders a job once more, whatever becomes of it. */
  void order(List<Entry> order) {
    if (!order.isEmpty()) {
      var _ = database.write(c -> append(c, order)).join();
      eventsCommitted.run();
    }
  }

  private int append(Connection connection, List<Entry> events) throws SQLException {
    Outbox.append(connection, events, clock.instant());
    return events.size();
  }

  void done(String jobId, ChatAnswer answer) {
    end(jobId, State.DONE, Json.write(answer), null);
  }

  /** False when it had ended before. */
  boolean failed(String jobId, String problem) {
    return end(jobId, State.FAILED, null, problem);
  }

  private boolean end(
      String jobId, State state, @Nullable String result, @Nullable String problem) {
    return change(
        List.of(),
        "UPDATE job SET state = ?, result = ?, problem = ?, ended_at = ?,"
            + " request = json_set(request, '$.message', '')"
            + " WHERE job_id = ? AND state IN ('PENDING', 'RUNNING')",
        state.name(),
        result,
        problem,
        clock.millis(),
        jobId);
  }

  private boolean change(List<Entry> events, String sql, @Nullable Object... values) {
    boolean changed =
        database
            .write(
                c -> {
                  Outbox.append(c, events, clock.instant());
                  return Sql.update(c, sql, values) > 0;
                })
            .join();
    if (!events.isEmpty()) {
      eventsCommitted.run();
    }
    return changed;
  }

  private static Job job(ResultSet row) throws SQLException {
    String result = row.getString("result");
    try {
      return new Job(
          row.getString("job_id"),
          row.getString("caller"),
          Json.read(row.getString("request"), ChatRequest.class),
          State.valueOf(row.getString("state")),
          row.getInt("attempts"),
          result == null ? null : Json.read(result, ChatAnswer.class),
          row.getString("problem"),
          Instant.ofEpochMilli(row.getLong("created_at")),
          time(row, "started_at"),
          time(row, "ended_at"));
    } catch (MalformedJsonException e) {
      throw new SQLException("a job that cannot be read", e);
    }
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
