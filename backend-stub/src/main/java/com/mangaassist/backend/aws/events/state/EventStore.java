package com.mangaassist.backend.aws.events.state;

import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** EventBridge's database: what it knows, and events, durable before anybody is told of them. */
public final class EventStore implements AutoCloseable {

  private final SqliteDatabase database;
  private final Batches batches;
  private final Retries retries;
  private final Archived archived;
  private final LogLines logLines;

  private EventStore(SqliteDatabase database) {
    this.database = database;
    this.batches = new Batches(database);
    this.retries = new Retries(database, batches);
    this.archived = new Archived(database, batches);
    this.logLines = new LogLines(database);
  }

  /** Opens {@code aws-events.db} in the folder. */
  public static EventStore open(Path folder) {
    return new EventStore(
        SqliteDatabase.open(folder.resolve("aws-events.db"), EventSchema.MIGRATIONS));
  }

  /** The events. */
  public Batches batches() {
    return batches;
  }

  /** Deliveries that failed. */
  public Retries retries() {
    return retries;
  }

  /** What archives keep. */
  public Archived archived() {
    return archived;
  }

  /** Log groups. */
  public LogLines logLines() {
    return logLines;
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
    put(kind, name, doc, List.of());
  }

  /** Keeps a document and new batches in one commit; returns when they are on the disk. */
  void put(String kind, String name, String doc, List<Batch> made) {
    database
        .write(
            c -> {
              for (Batch batch : made) {
                Batches.insert(c, batch);
              }
              return Sql.update(
                  c,
                  "INSERT OR REPLACE INTO resource (kind, name, doc) VALUES (?, ?, ?)",
                  kind,
                  name,
                  doc);
            })
        .join();
  }

  /** Forgets a document; returns when that is on the disk. */
  void remove(String kind, String name) {
    database
        .write(c -> Sql.update(c, "DELETE FROM resource WHERE kind = ? AND name = ?", kind, name))
        .join();
  }

  static long number(Connection c, String sql) throws SQLException {
    return Sql.first(c, row -> row.getLong(1), sql).orElse(0L);
  }

  /** Why its store cannot be written at the moment; else empty. */
  public String trouble() {
    return database.trouble();
  }

  @Override
  public void close() {
    database.close();
  }
}
