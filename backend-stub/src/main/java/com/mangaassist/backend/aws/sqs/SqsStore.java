package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.backend.platform.store.StoreException;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Queues in memory and on the disk, messages on the disk alone. All work on messages runs on the
 * one writer, so that no two receivers see the same message; what is answered is committed.
 */
final class SqsStore implements AutoCloseable {

  /** Bodies stand apart, so that hiding a message again does not write its body again. */
  private static final String SCHEMA =
      """
      CREATE TABLE queue (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, doc TEXT NOT NULL);
      CREATE TABLE deleted (name TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE message (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        queue INTEGER NOT NULL,
        message_id TEXT NOT NULL,
        sent_at INTEGER NOT NULL,
        visible_at INTEGER NOT NULL,
        received INTEGER NOT NULL DEFAULT 0,
        first_received_at INTEGER,
        received_at INTEGER,
        message_group TEXT,
        source TEXT
      );
      CREATE INDEX message_visible ON message (queue, visible_at, received, id);
      CREATE INDEX message_sent ON message (queue, sent_at);
      CREATE INDEX message_grouped ON message (queue, message_group, visible_at, received)
        WHERE message_group IS NOT NULL;
      CREATE TABLE content (
        id INTEGER PRIMARY KEY, body TEXT NOT NULL, attributes TEXT, trace TEXT, deduplication TEXT);
      CREATE TRIGGER message_gone AFTER DELETE ON message
        BEGIN DELETE FROM content WHERE id = OLD.id; END;
      CREATE TABLE deduplication (
        queue INTEGER NOT NULL, scope TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL,
        message_id TEXT NOT NULL, sequence TEXT NOT NULL,
        PRIMARY KEY (queue, scope, id)) WITHOUT ROWID;
      CREATE TABLE move_task (
        id INTEGER PRIMARY KEY AUTOINCREMENT, handle TEXT NOT NULL, source TEXT NOT NULL,
        destination TEXT, rate INTEGER, status TEXT NOT NULL, started_at INTEGER NOT NULL,
        moved INTEGER NOT NULL, to_move INTEGER NOT NULL, failure TEXT);
      """;

  /** A piece of work that may refuse; then it has changed nothing. */
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws SQLException, AwsFault;
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient AwsFault fault;

    private Refused(AwsFault fault) {
      super(null, null, false, false);
      this.fault = fault;
    }
  }

  private final SqliteDatabase database;
  private final NavigableMap<String, Queue> queues = new ConcurrentSkipListMap<>();

  private SqsStore(SqliteDatabase database) {
    this.database = database;
  }

  /** Opens {@code aws-sqs.db} in the folder. */
  static SqsStore open(Path folder) {
    SqsStore store =
        new SqsStore(SqliteDatabase.open(folder.resolve("aws-sqs.db"), List.of(SCHEMA)));
    for (Queue queue :
        store.database.read(
            c ->
                Sql.list(
                    c,
                    row -> parse(row.getLong(1), row.getString(2), row.getString(3)),
                    "SELECT id, name, doc FROM queue"))) {
      store.queues.put(queue.name(), queue);
    }
    return store;
  }

  private static Queue parse(long id, String name, String doc) {
    try {
      return Queue.stored(id, name, Json.parse(doc));
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("The store of SQS holds what it never wrote", e);
    }
  }

  /** Runs work on the writer and waits until it is on the disk. */
  <T> T write(Work<T> work) throws AwsFault {
    try {
      return database
          .write(
              c -> {
                try {
                  return work.run(c);
                } catch (AwsFault fault) {
                  throw new Refused(fault);
                }
              })
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Refused refused) {
        throw refused.fault;
      }
      if (e.getCause() instanceof StoreException broken) {
        throw broken;
      }
      throw e;
    }
  }

  /** All queues by name. */
  List<Queue> queues() {
    return List.copyOf(queues.values());
  }

  Optional<Queue> queue(String name) {
    return Optional.ofNullable(queues.get(name));
  }

  /** A queue that must be there. */
  Queue require(String name) throws AwsFault {
    return queue(name).orElseThrow(SqsFaults::noQueue);
  }

  /** Refuses the work when the queue has gone since it was looked up. */
  static void requireAlive(Connection c, Queue queue) throws SQLException, AwsFault {
    if (!alive(c, queue)) {
      throw SqsFaults.noQueue();
    }
  }

  static boolean alive(Connection c, Queue queue) throws SQLException {
    return Sql.first(c, row -> 1, "SELECT 1 FROM queue WHERE id = ?", queue.id()).isPresent();
  }

  /** Adds a queue and gives it its id; callers hold this store's monitor. */
  Queue add(Queue queue) throws AwsFault {
    long id =
        write(
            c ->
                Sql.first(
                        c,
                        row -> row.getLong(1),
                        "INSERT INTO queue (name, doc) VALUES (?, ?) RETURNING id",
                        queue.name(),
                        queue.doc())
                    .orElseThrow());
    Queue added = queue.withId(id);
    queues.put(added.name(), added);
    return added;
  }

  /** Changes a queue's settings; callers hold this store's monitor. */
  void change(Queue queue) throws AwsFault {
    write(
        c -> {
          requireAlive(c, queue);
          return Sql.update(c, "UPDATE queue SET doc = ? WHERE id = ?", queue.doc(), queue.id());
        });
    queues.put(queue.name(), queue);
  }

  /** Removes a queue with its messages; callers hold this store's monitor. */
  void remove(Queue queue, long now) throws AwsFault {
    write(
        c -> {
          Sql.update(c, "DELETE FROM message WHERE queue = ?", queue.id());
          Sql.update(c, "DELETE FROM deduplication WHERE queue = ?", queue.id());
          Sql.update(
              c, "INSERT OR REPLACE INTO deleted (name, at) VALUES (?, ?)", queue.name(), now);
          return Sql.update(c, "DELETE FROM queue WHERE id = ?", queue.id());
        });
    queues.remove(queue.name());
  }

  /** Whether a queue of this name was removed at {@code since} or later. */
  boolean removedSince(String name, long since) throws AwsFault {
    return write(
        c -> {
          Sql.update(c, "DELETE FROM deleted WHERE at <= ?", since);
          return Sql.first(c, row -> 1, "SELECT 1 FROM deleted WHERE name = ?", name).isPresent();
        });
  }

  /** Why its store cannot be written at the moment; else empty. */
  String trouble() {
    return database.trouble();
  }

  @Override
  public void close() {
    database.close();
  }
}
