package com.mangaassist.backend.aws.events.state;

import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What archives keep: marks on the batches, read page by page. */
public final class Archived {

  private final SqliteDatabase database;
  private final Batches batches;

  Archived(SqliteDatabase database, Batches batches) {
    this.database = database;
    this.batches = batches;
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
                    + " archived.batch WHERE archived.batch > ? AND archive = ? AND last >= ?"
                    + " AND first < ? ORDER BY archived.batch LIMIT ?",
                batch,
                archive,
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

  /** How much an archive holds. */
  public record Size(long events, long bytes) {}

  /** How much each archive holds; those without events are not named. */
  public Map<Integer, Size> sizes() {
    Map<Integer, Size> sizes = new TreeMap<>();
    database
        .read(
            c ->
                Sql.list(
                    c,
                    row -> Map.entry(row.getInt(1), new Size(row.getLong(2), row.getLong(3))),
                    "SELECT archive, sum(events), sum(bytes) FROM archived GROUP BY archive"))
        .forEach(entry -> sizes.put(entry.getKey(), entry.getValue()));
    return sizes;
  }

  /**
   * Drops what an archive took before {@code before}, at most {@code limit} batches of it.
   *
   * @return how many batches were dropped
   */
  public int drop(int archive, long before, int limit) {
    return database
        .write(
            c -> {
              List<Long> gone =
                  Sql.list(
                      c,
                      row -> row.getLong(1),
                      "SELECT batch FROM archived WHERE archive = ? AND at < ? ORDER BY at"
                          + " LIMIT ?",
                      archive,
                      before,
                      limit);
              for (long batch : gone) {
                Sql.update(
                    c, "DELETE FROM archived WHERE archive = ? AND batch = ?", archive, batch);
                batches.release(c, batch);
              }
              return gone.size();
            })
        .join();
  }
}
