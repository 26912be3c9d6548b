package com.mangaassist.backend.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
      assertThat(
              database.<Integer>read(
                  c -> Sql.first(c, row -> row.getInt(1), "SELECT count(*) FROM item").orElse(0)))
          .isEqualTo(60_000);
    }
  }
}
