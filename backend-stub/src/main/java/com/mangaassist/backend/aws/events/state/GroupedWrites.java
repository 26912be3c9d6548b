package com.mangaassist.backend.aws.events.state;

import com.mangaassist.backend.platform.store.SqliteDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes many callers' items with the same prepared statements in one commit: whatever came while
 * the disk was busy goes together.
 */
final class GroupedWrites<T> {

  /** Writes all of them. */
  @FunctionalInterface
  interface Writer<T> {
    void write(Connection connection, List<T> items) throws SQLException;
  }

  private record Entry<T>(T item, CompletableFuture<Boolean> done) {}

  private static final int MOST = 512;

  private final SqliteDatabase database;
  private final Writer<T> writer;
  private final Queue<Entry<T>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asked = new AtomicBoolean();

  GroupedWrites(SqliteDatabase database, Writer<T> writer) {
    this.database = database;
    this.writer = writer;
  }

  /** Done when the item is on the disk; all of a group fail together. */
  CompletableFuture<Boolean> add(T item) {
    var entry = new Entry<>(item, new CompletableFuture<>());
    waiting.add(entry);
    ask();
    return entry.done();
  }

  private void ask() {
    if (!asked.compareAndSet(false, true)) {
      return;
    }
    List<Entry<T>> taken = new ArrayList<>();
    var written =
        database.write(
            connection -> {
              asked.set(false);
              take(taken);
              writer.write(connection, taken.stream().map(Entry::item).toList());
              return true;
            });
    var settled = written.whenComplete((done, failure) -> settle(taken, failure));
    if (settled.isCompletedExceptionally() && taken.isEmpty()) {
      // The database is closed: nobody will take what waits.
      asked.set(false);
      take(taken);
      settle(taken, new IllegalStateException("The store of EventBridge is closed"));
    }
  }

  private void take(List<Entry<T>> into) {
    for (Entry<T> next = waiting.poll(); next != null; next = waiting.poll()) {
      into.add(next);
      if (into.size() == MOST) {
        ask();
        return;
      }
    }
  }

  private static <T> void settle(
      List<Entry<T>> entries, @org.jspecify.annotations.Nullable Throwable failure) {
    for (Entry<T> entry : entries) {
      if (failure == null) {
        entry.done().complete(true);
      } else {
        entry.done().completeExceptionally(failure);
      }
    }
  }
}
