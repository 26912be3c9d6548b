package com.mangaassist.backend.pipeline.usage;

import java.io.IOException;
import java.nio.file.Path;

/** The program that {@link UsageMeterTest} kills: counts for ever and says each count. */
final class KilledCounter {

  static final long DAY = 20_000;

  private KilledCounter() {}

  @SuppressWarnings({"SystemOut", "InfiniteLoopStatement"}) // the parent reads and ends it
  public static void main(String[] args) throws IOException {
    try (var count = DailyCount.open(Path.of(args[0]))) {
      while (count.take(DAY, Long.MAX_VALUE)) {
        System.out.println(count.count(DAY));
      }
    }
  }
}
