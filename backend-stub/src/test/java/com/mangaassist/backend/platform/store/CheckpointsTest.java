package com.mangaassist.backend.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  private static final List<String> SCHEMA =
      List.of("CREATE TABLE item (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
  private static final String TEXT = "x".repeat(2_000);

  @TempDir private Path folder;

  private static void write(SqliteDatabase database, int rows) {
    CompletableFuture.allOf(
            IntStream.range(0, rows)
                .mapToObj(
                    i ->
                        database.write(
                            c -> Sql.update(c, "INSERT INTO item (text) VALUES (?)", TEXT)))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  @Test
  void movesTheLogIntoTheDatabaseWhileItIsOpen() throws Exception {
    Path file = folder.resolve("items.db");
    try (var database = SqliteDatabase.open(file, SCHEMA)) {
      write(database, 1_000);

      await().untilAsserted(() -> assertThat(Files.size(file)).isGreaterThan(1_000L * 2_000));
    }
  }

  @Test
  void keepsTheLogShortUnderWritesWithoutAPause() throws Exception {
    Path file = folder.resolve("items.db");
    Path log = folder.resolve("items.db-wal");
    long longest = 0;
    try (var database = SqliteDatabase.open(file, SCHEMA)) {
      for (int round = 0; round < 60; round++) {
        write(database, 1_000);
        longest = Math.max(longest, Files.size(log));
      }
      // Far less than the 120 MB that were written.
      assertThat(longest).isLessThan(64L << 20);
      assertThat(database.<Integer>read(CheckpointsTest::count)).isEqualTo(60_000);
    }
  }

  @Test
  void aReadThatLastsHoldsUpNoWriterAndTheLogIsShortAgainAfterIt() throws Exception {
    Path file = folder.resolve("items.db");
    Path log = folder.resolve("items.db-wal");
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var database = SqliteDatabase.open(file, SCHEMA)) {
      write(database, 1);
      CompletableFuture<Integer> reading =
          database.readLater(
              c -> {
                int before = count(c);
                begun.countDown();
                awaitUninterruptibly(end);
                return count(c) - before;
              });
      begun.await();
      for (int round = 0; round < 30; round++) {
        write(database, 1_000);
      }
      // Nothing of what the reader may still ask for has been written over.
      assertThat(Files.size(log)).isGreaterThan(30_000L * 2_000);
      assertThat(reading).isNotDone();

      end.countDown();
      assertThat(reading.join()).isZero();
      await()
          .untilAsserted(
              () -> {
                write(database, 1);
                assertThat(Files.size(log)).isLessThan(1L << 20);
              });
    }
  }

  private static int count(Connection c) throws SQLException {
    return Sql.first(c, row -> row.getInt(1), "SELECT count(*) FROM item").orElse(0);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
