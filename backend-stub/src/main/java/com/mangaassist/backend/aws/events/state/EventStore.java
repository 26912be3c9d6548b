package com.mangaassist.backend.aws.events.state;

import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;

/** Buses and the events that were accepted, durable before anybody is told of them. */
public final class EventStore implements AutoCloseable {

  /** The events of one call and bus are one row, each event a line of JSON. */
  private static final String SCHEMA =
      """
      CREATE TABLE bus (name TEXT PRIMARY KEY, doc TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE batch (
        id INTEGER PRIMARY KEY,
        bus TEXT NOT NULL,
        at INTEGER NOT NULL,
        events INTEGER NOT NULL,
        body BLOB NOT NULL
      );
      CREATE INDEX batch_at ON batch (at);
      """;

  private final SqliteDatabase database;
  private final NavigableMap<String, Bus> buses = new ConcurrentSkipListMap<>();

  private EventStore(SqliteDatabase database) {
    this.database = database;
  }

  /**
   * Opens {@code aws-events.db} in the folder; the default bus is always there.
   *
   * @param now milliseconds since 1970
   */
  public static EventStore open(Path folder, long now) {
    var store =
        new EventStore(SqliteDatabase.open(folder.resolve("aws-events.db"), List.of(SCHEMA)));
    for (String doc :
        store.database.read(c -> Sql.list(c, row -> row.getString(1), "SELECT doc FROM bus"))) {
      Bus bus = store.parse(doc);
      store.buses.put(bus.name(), bus);
    }
    if (!store.buses.containsKey(Arns.DEFAULT_BUS)) {
      store.put(Bus.created(Arns.DEFAULT_BUS, now));
    }
    return store;
  }

  private Bus parse(String doc) {
    try {
      return Json.read(doc, Bus.class);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("The store of EventBridge holds what it never wrote", e);
    }
  }

  /** All buses by name. */
  public List<Bus> buses() {
    return List.copyOf(buses.values());
  }

  /** One bus. */
  public Optional<Bus> bus(String name) {
    return Optional.ofNullable(buses.get(name));
  }

  /** Adds or changes a bus; returns when it is on the disk. */
  public void put(Bus bus) {
    database
        .write(
            c ->
                Sql.update(
                    c,
                    "INSERT OR REPLACE INTO bus (name, doc) VALUES (?, ?)",
                    bus.name(),
                    Json.write(bus)))
        .join();
    buses.put(bus.name(), bus);
  }

  /** Removes a bus; returns when that is on the disk. */
  public void removeBus(String name) {
    database.write(c -> Sql.update(c, "DELETE FROM bus WHERE name = ?", name)).join();
    buses.remove(name);
  }

  /** Keeps the events of one call to a bus; done when they are on the disk. */
  public CompletableFuture<Integer> add(String bus, long at, List<String> events) {
    byte[] body = String.join("\n", events).getBytes(StandardCharsets.UTF_8);
    return database.write(
        c ->
            Sql.update(
                c,
                "INSERT INTO batch (bus, at, events, body) VALUES (?, ?, ?, ?)",
                bus,
                at,
                events.size(),
                body));
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

  /** Forgets what came before {@code at}, milliseconds since 1970; done when it is gone. */
  public CompletableFuture<Integer> forgetBefore(long at) {
    return database.write(c -> Sql.update(c, "DELETE FROM batch WHERE at < ?", at));
  }

  @Override
  public void close() {
    database.close();
  }
}
