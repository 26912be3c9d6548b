package com.mangaassist.backend.platform.store;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The program that {@link DurabilityTest} kills: writes rows from several threads for ever and says
 * the number of each on its standard output once the store has acknowledged it.
 */
final class KilledWriter {

  static final List<String> SCHEMA = List.of("CREATE TABLE item (n INTEGER PRIMARY KEY)");

  private KilledWriter() {}

  @SuppressWarnings("SystemOut") // the standard output is the line to the parent process
  public static void main(String[] args) {
    var next = new AtomicLong(Long.parseLong(args[1]));
    try (var database = SqliteDatabase.open(Path.of(args[0]), SCHEMA);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < 8; i++) {
        threads.execute(
            () -> {
              while (true) {
                var n = next.getAndIncrement();
                database
                    .write(
                        c ->
                            c.createStatement()
                                .executeUpdate("INSERT INTO item VALUES (" + n + ")"))
                    .join();
                System.out.println(n);
              }
            });
      }
    }
  }
}
