package com.mangaassist.backend.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {

  private static final int ROUNDS = 3;
  private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 400;

  @TempDir private Path folder;

  @Test
  void keepsEveryAcknowledgedRowWhenTheProgramIsKilled() throws Exception {
    var file = folder.resolve("killed.db");
    var acknowledged = new HashSet<Long>();
    for (var round = 0; round < ROUNDS; round++) {
      acknowledged.addAll(writeUntilKilled(file, round * 1_000_000L));
      assertThat(stored(file)).containsAll(acknowledged);
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * ACKNOWLEDGED_BEFORE_THE_KILL);
  }

  private static Set<Long> writeUntilKilled(Path file, long first)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                file.toString(),
                Long.toString(first))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var acknowledged = new HashSet<Long>();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        acknowledged.add(Long.valueOf(line));
        if (acknowledged.size() == ACKNOWLEDGED_BEFORE_THE_KILL) {
          process.destroyForcibly();
          break;
        }
      }
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
    return acknowledged;
  }

  private static Set<Long> stored(Path file) {
    try (var database = SqliteDatabase.open(file, KilledWriter.SCHEMA)) {
      return database.read(
          connection -> {
            try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT n FROM item")) {
              var all = new HashSet<Long>();
              while (rows.next()) {
                all.add(rows.getLong(1));
              }
              return all;
            }
          });
    }
  }
}
