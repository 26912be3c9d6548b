package com.mangaassist.backend.aws.events.state;

import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** The events that were put, with what is still to be delivered of them. */
public final class Batches {

  /** What nothing needs any more is kept as long as this many newer batches have not come. */
  private static final long KEPT = 20_000;

  private static final int TIDIED_AT_ONCE = 500;

  private static final String NOBODY_NEEDS =
      " AND NOT EXISTS (SELECT 1 FROM pending WHERE pending.batch = batch.id)"
          + " AND NOT EXISTS (SELECT 1 FROM retry WHERE retry.batch = batch.id)"
          + " AND NOT EXISTS (SELECT 1 FROM archived WHERE archived.batch = batch.id)";

  /** A batch with what archives keep of it. */
  private record Arrival(Batch batch, List<Filed> filed) {}

  private record Attempted(long batch, List<Retry> failed) {}

  private final SqliteDatabase database;
  private final AtomicLong next;
  private final GroupedWrites<Arrival> arrivals;
  private final GroupedWrites<Attempted> attempted;

  /** Batches up to here were tidied. */
  private volatile long tidied;

  Batches(SqliteDatabase database) {
    this.database = database;
    this.next =
        new AtomicLong(
            database.read(c -> EventStore.number(c, "SELECT coalesce(max(id), 0) FROM batch")) + 1);
    this.arrivals = new GroupedWrites<>(database, Batches::insert);
    this.attempted = new GroupedWrites<>(database, this::settle);
  }

  /** A number for a batch; larger than all before. */
  public long nextId() {
    return next.getAndIncrement();
  }

  /** Keeps a batch with what archives keep of it; done when all is on the disk. */
  public CompletableFuture<Boolean> add(Batch batch, List<Filed> filed) {
    return arrivals.add(new Arrival(batch, filed));
  }

  /** All first attempts of a batch were made; {@code failed} are to be tried again. */
  public CompletableFuture<Boolean> attempted(long batch, List<Retry> failed) {
    return attempted.add(new Attempted(batch, failed));
  }

  private static void insert(Connection c, List<Arrival> all) throws SQLException {
    try (var batch =
            c.prepareStatement(
                "INSERT INTO batch (id, bus, at, events, body, traces) VALUES (?, ?, ?, ?, ?, ?)");
        var pending = c.prepareStatement("INSERT INTO pending (batch, open) VALUES (?, ?)");
        var archived =
            c.prepareStatement(
                "INSERT INTO archived (batch, archive, at, first, last, mask, events, bytes)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (Arrival each : all) {
        batch.setLong(1, each.batch().id());
        batch.setString(2, each.batch().bus());
        batch.setLong(3, each.batch().at());
        batch.setInt(4, each.batch().events().size());
        batch.setBytes(5, each.batch().body());
        batch.setString(6, each.batch().traces());
        batch.executeUpdate();
        if (!each.batch().open().isEmpty()) {
          pending.setLong(1, each.batch().id());
          pending.setBytes(2, Batch.encoded(each.batch().open()));
          pending.executeUpdate();
        }
        for (Filed filed : each.filed()) {
          archived.setLong(1, filed.batch());
          archived.setInt(2, filed.archive());
          archived.setLong(3, each.batch().at());
          archived.setLong(4, filed.first());
          archived.setLong(5, filed.last());
          archived.setLong(6, filed.mask());
          archived.setInt(7, filed.events());
          archived.setLong(8, filed.bytes());
          archived.executeUpdate();
        }
      }
    }
  }

  /** Inserts one batch in a transaction of somebody else. */
  static void insert(Connection c, Batch batch) throws SQLException {
    insert(c, List.of(new Arrival(batch, List.of())));
  }

  private void settle(Connection c, List<Attempted> all) throws SQLException {
    try (var done = c.prepareStatement("DELETE FROM pending WHERE batch = ?")) {
      for (Attempted each : all) {
        for (Retry retry : each.failed()) {
          Retries.insert(c, retry);
        }
        done.setLong(1, each.batch());
        done.executeUpdate();
        if (each.batch() <= tidied) {
          release(c, each.batch());
        }
      }
    }
  }

  /** A batch that nothing needs goes, if it is an old one. */
  void release(Connection c, long batch) throws SQLException {
    Sql.update(c, "DELETE FROM batch WHERE id = ? AND id <= ?" + NOBODY_NEEDS, batch, tidied);
  }

  /** The oldest batches with deliveries that were not tried. */
  public List<Long> openIds(int limit) {
    return database.read(
        c ->
            Sql.list(
                c,
                row -> row.getLong(1),
                "SELECT batch FROM pending ORDER BY batch LIMIT ?",
                limit));
  }

  /** Those of the batches that have deliveries that were not tried. */
  public List<Batch> open(List<Long> ids) {
    return database.read(
        c -> {
          List<Batch> all = new ArrayList<>();
          for (long id : ids) {
            Sql.first(
                    c,
                    Batches::batch,
                    "SELECT batch.id, bus, at, open, body, traces FROM pending JOIN batch ON batch.id ="
                        + " pending.batch WHERE pending.batch = ?",
                    id)
                .ifPresent(all::add);
          }
          return all;
        });
  }

  private static Batch batch(ResultSet row) throws SQLException {
    return new Batch(
        row.getLong("id"),
        row.getString("bus"),
        row.getLong("at"),
        Batch.events(row.getBytes("body")),
        Batch.open(row.getBytes("open")),
        row.getString("traces"));
  }

  /** How many batches have deliveries that were not tried. */
  public long pending() {
    return database.read(c -> EventStore.number(c, "SELECT count(*) FROM pending"));
  }

  /** The newest events of a bus, the oldest first. */
  public List<String> latest(String bus, int batches) {
    return database
        .read(
            c ->
                Sql.list(
                    c,
                    row -> new String(row.getBytes(1), StandardCharsets.UTF_8),
                    "SELECT body FROM batch WHERE bus = ? ORDER BY id DESC LIMIT ?",
                    bus,
                    batches))
        .reversed()
        .stream()
        .flatMap(body -> List.of(body.split("\n", -1)).stream())
        .toList();
  }

  /** Forgets old batches that nothing needs. */
  public void tidy() {
    long end = next.get() - KEPT;
    while (tidied < end) {
      long from = tidied;
      long to = Math.min(end, from + TIDIED_AT_ONCE);
      database
          .write(
              c -> {
                // Before the rows go, so that who settles one of them now lets it go itself.
                tidied = to;
                return Sql.update(
                    c, "DELETE FROM batch WHERE id > ? AND id <= ?" + NOBODY_NEEDS, from, to);
              })
          .join();
    }
  }
}
