package com.mangaassist.app.bench;

import com.mangaassist.app.logging.Logs;
import java.nio.file.Path;
import java.util.List;

/** The benchmarks that there are. */
public final class AllBenchmarks {

  private AllBenchmarks() {}

  /**
   * All of them, in the order in which they run.
   *
   * @param scratch an empty folder for their data
   */
  public static List<Benchmark> in(Path scratch, Logs logs, String version) {
    return List.of(
        new ChatPathBenchmark(scratch, logs, version),
        new ChatPaneBenchmark(),
        new SearchBenchmark(scratch, logs, version),
        new PutEventsBenchmark(scratch, logs, version),
        new PatternsBenchmark(),
        new SocketsBenchmark(scratch),
        new CrashBenchmark(scratch),
        new MemoryBenchmark(scratch),
        new DayBenchmark(scratch, logs, version),
        new StartupBenchmark(scratch));
  }
}
