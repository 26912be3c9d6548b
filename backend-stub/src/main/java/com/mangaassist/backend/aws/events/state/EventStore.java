package com.mangaassist.backend.aws.events.state;

import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** The events: those that are not delivered, those that are archived. */
public final class EventStore implements AutoCloseable {

  private static final int LOG_EVENTS_KEPT = 10_000;

  private final SqliteDatabase database;
  private final AtomicLong nextBatch;

  private EventStore(SqliteDatabase database) {
    this.database = database;
    this.nextBatch =
        new AtomicLong(
            database.read(c -> number(c, "SELECT coalesce(max(id), 0) FROM batch")) + 1);
  }

  /** Opens {@code aws-events.db} in the folder. */
  public static EventStore open(Path folder) {
    return new EventStore(
        SqliteDatabase.open(folder.resolve("aws-events.db"), EventSchema.MIGRATIONS));
  }

  /** A number for a batch; larger than all before. */
  public long nextBatch() {
    return nextBatch.getAndIncrement();
  }

  /** Keeps batches with what archives keep of them; done when all is on the disk. */
  public CompletableFuture<Boolean> add(List<Batch> batches, List<Filed> filed) {
    return database.write(
        c -> {
          insert(c, batches, filed);
          return true;
        });
  }

  /** The same, and a resource that moves on in the same commit. */
  public void add(List<Batch> batches, String kind, String name, String doc) {
    database
        .write(
            c -> {
              insert(c, batches, List.of());
              put(c, kind, name, doc);
              return true;
            })
        .join();
  }

  private static void insert(Connection c, List<Batch> batches, List<Filed> filed)
      throws SQLException {
    for (Batch batch : batches) {
      long refs = filed.stream().filter(each -> each.batch() == batch.id()).count();
      Sql.update(
          c,
          "INSERT INTO batch (id, at, refs, open, body) VALUES (?, ?, ?, ?, ?)",
          batch.id(),
          batch.at(),
          refs,
          Batch.encoded(batch.open()),
          batch.body());
      for (Filed each : filed) {
        if (each.batch() == batch.id()) {
          insert(c, each, batch.at());
        }
      }
    }
  }

  private static void insert(Connection c, Filed filed, long at) throws SQLException {
    Sql.update(
        c,
        "INSERT INTO archived (archive, batch, at, first, last, mask, events, bytes)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        filed.archive(),
        filed.batch(),
        at,
        filed.first(),
        filed.last(),
        filed.mask(),
        filed.events(),
        filed.bytes());
  }

  /** The oldest batches with deliveries that were not tried. */
  public List<Batch> open(int limit) {
    return database.read(
        c ->
            Sql.list(
                c,
                EventStore::batch,
                "SELECT id, at, open, body FROM batch WHERE open IS NOT NULL ORDER BY id LIMIT ?",
                limit));
  }

  private static Batch batch(ResultSet row) throws SQLException {
    byte[] open = row.getBytes("open");
    return new Batch(
        row.getLong("id"),
        row.getLong("at"),
        Batch.events(row.getBytes("body")),
        open == null ? List.of() : Batch.open(open));
  }

  /** All first attempts of these batches were made; {@code failed} are to be tried again. */
  public void attempted(Collection<Long> batches, List<Retry> failed) {
    database
        .write(
            c -> {
              Map<Long, Integer> refs = new TreeMap<>();
              batches.forEach(batch -> refs.put(batch, 0));
              for (Retry retry : failed) {
                insert(c, retry);
                refs.merge(retry.batch(), 1, Integer::sum);
              }
              for (Map.Entry<Long, Integer> entry : refs.entrySet()) {
                Sql.update(
                    c,
                    "UPDATE batch SET open = NULL, refs = refs + ? WHERE id = ?",
                    entry.getValue(),
                    entry.getKey());
                release(c, entry.getKey());
              }
              return true;
            })
        .join();
  }

  /** A batch that nothing needs goes. */
  private static void release(Connection c, long batch) throws SQLException {
    Sql.update(c, "DELETE FROM batch WHERE id = ? AND refs <= 0 AND open IS NULL", batch);
  }

  private static void insert(Connection c, Retry retry) throws SQLException {
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

  /** A retry that is due, and the event it is about. */
  public record Due(Retry retry, long ingestedAt, String event) {}

  /** The first retries that are due. */
  public List<Due> due(long now, int limit) {
    return database.read(
        c ->
            Sql.list(
                c,
                EventStore::due,
                "SELECT retry.*, batch.at, batch.body FROM retry JOIN batch"
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
        retry, row.getLong("at"), Batch.events(row.getBytes("body")).get(retry.event()));
  }

  /** When the next retry is due, milliseconds since 1970; the largest number when none is. */
  public long nextDue() {
    return database.read(c -> number(c, "SELECT coalesce(min(due), " + Long.MAX_VALUE + ") FROM retry"));
  }

  /** How many retries wait. */
  public long waiting() {
    return database.read(c -> number(c, "SELECT count(*) FROM retry"));
  }

  /** {@code settled} need no more attempts, {@code again} have a new time. */
  public void retried(List<Retry> settled, List<Retry> again) {
    database
        .write(
            c -> {
              for (Retry retry : settled) {
                Sql.update(c, "DELETE FROM retry WHERE id = ?", retry.id());
                Sql.update(c, "UPDATE batch SET refs = refs - 1 WHERE id = ?", retry.batch());
                release(c, retry.batch());
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

  /** A kept batch and what the archive keeps of it. */
  public record Kept(Filed filed, long at, List<String> events) {}

  /** Batches of an archive after {@code batch} with events in the time window, in order. */
  public List<Kept> kept(int archive, long batch, long from, long to, int limit) {
    return database.read(
        c ->
            Sql.list(
                c,
                row -> new Kept(filed(row), row.getLong("at"), Batch.events(row.getBytes("body"))),
                "SELECT archived.*, batch.body FROM archived JOIN batch ON batch.id ="
                    + " archived.batch WHERE archive = ? AND batch > ? AND last >= ? AND first < ?"
                    + " ORDER BY batch LIMIT ?",
                archive,
                batch,
                from,
                to,
                limit));
  }

  private static Filed filed(ResultSet row) throws SQLException {
    return new Filed(
        row.getInt("archive"),
        row.getLong("batch"),
        row.getLong("first"),
        row.getLong("last"),
        row.getLong("mask"),
        row.getInt("events"),
        row.getLong("bytes"));
  }

  /** Events and bytes of each archive. */
  public Map<Integer, long[]> sizes() {
    Map<Integer, long[]> sizes = new TreeMap<>();
    database
        .read(
            c ->
                Sql.list(
                    c,
                    row ->
                        Map.entry(row.getInt(1), new long[] {row.getLong(2), row.getLong(3)}),
                    "SELECT archive, sum(events), sum(bytes) FROM archived GROUP BY archive"))
        .forEach(entry -> sizes.put(entry.getKey(), entry.getValue()));
    return sizes;
  }

  /** Drops what an archive kept before {@code before}, at most {@code limit} batches of it. */
  public List<Filed> drop(int archive, long before, int limit) {
    return database
        .write(
            c -> {
              List<Filed> gone =
                  Sql.list(
                      c,
                      EventStore::filed,
                      "SELECT * FROM archived WHERE archive = ? AND at < ? ORDER BY batch LIMIT ?",
                      archive,
                      before,
                      limit);
              for (Filed filed : gone) {
                Sql.update(
                    c,
                    "DELETE FROM archived WHERE archive = ? AND batch = ?",
                    archive,
                    filed.batch());
                Sql.update(c, "UPDATE batch SET refs = refs - 1 WHERE id = ?", filed.batch());
                release(c, filed.batch());
              }
              return gone;
            })
        .join();
  }

  /** Keeps a line of a log group; done when it is on the disk. */
  public CompletableFuture<Boolean> log(String group, long at, String message) {
    return database.write(
        c -> {
          Sql.update(
              c,
              "INSERT INTO log_event (log_group, at, message) VALUES (?, ?, ?)",
              group,
              at,
              message);
          Sql.update(
              c,
              "DELETE FROM log_event WHERE log_group = ? AND id <= (SELECT max(id) FROM log_event"
                  + " WHERE log_group = ?) - ?",
              group,
              group,
              LOG_EVENTS_KEPT);
          return true;
        });
  }

  /** The newest lines of a log group, the oldest first. */
  public List<String> logged(String group, int limit) {
    return database
        .read(
            c ->
                Sql.list(
                    c,
                    row -> row.getString(1),
                    "SELECT message FROM log_event WHERE log_group = ? ORDER BY id DESC LIMIT ?",
                    group,
                    limit))
        .reversed();
  }

  /** Documents of a kind by name. */
  Map<String, String> documents(String kind) {
    Map<String, String> documents = new TreeMap<>();
    database
        .read(
            c ->
                Sql.list(
                    c,
                    row -> Map.entry(row.getString(1), row.getString(2)),
                    "SELECT name, doc FROM resource WHERE kind = ?",
                    kind))
        .forEach(entry -> documents.put(entry.getKey(), entry.getValue()));
    return documents;
  }

  /** Keeps a document; returns when it is on the disk. */
  void put(String kind, String name, String doc) {
    database
        .write(
            c -> {
              put(c, kind, name, doc);
              return true;
            })
        .join();
  }

  private static void put(Connection c, String kind, String name, String doc)
      throws SQLException {
    Sql.update(
        c, "INSERT OR REPLACE INTO resource (kind, name, doc) VALUES (?, ?, ?)", kind, name, doc);
  }

  /** Forgets a document; returns when that is on the disk. */
  void remove(String kind, String name) {
    database
        .write(
            c -> Sql.update(c, "DELETE FROM resource WHERE kind = ? AND name = ?", kind, name))
        .join();
  }

  private static long number(Connection c, String sql) throws SQLException {
    return Sql.first(c, row -> row.getLong(1), sql).orElse(0L);
  }

  @Override
  public void close() {
    database.close();
  }
}
