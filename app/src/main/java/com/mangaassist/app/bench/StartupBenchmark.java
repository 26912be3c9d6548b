package com.mangaassist.app.bench;

import com.mangaassist.app.bench.Report.Figure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How long the program takes to come up and to go, as processes of their own. */
final class StartupBenchmark implements Benchmark {

  private static final int RUNS = 5;

  private final Path scratch;

  StartupBenchmark(Path scratch) {
    this.scratch = scratch;
  }

  @Override
  public String name() {
    return "startup";
  }

  @Override
  public String summary() {
    return "from the start of the process to listening, and to the first frame";
  }

  @Override
  public Report run() throws Exception {
    Path data = scratch.resolve("startup");
    Path connection = data.resolve("connection.json");
    Path log = data.resolve("logs").resolve("console.log");
    List<Double> listening = new ArrayList<>();
    List<Double> stopping = new ArrayList<>();
    List<Double> firstFrame = new ArrayList<>();
    List<Double> usable = new ArrayList<>();
    double first = headless(data, connection, new ArrayList<>());
    for (int i = 0; i < RUNS; i++) {
      listening.add(headless(data, connection, stopping));
      Files.deleteIfExists(log);
      try (var program = ChildProgram.start(List.of("--data", data.toString()))) {
        firstFrame.add(program.millisUntil(() -> ChildProgram.says(log, "first frame")));
        usable.add(program.millisUntil(() -> ChildProgram.says(log, "window is usable")));
        program.stop();
      }
    }
    return new Report(
        List.of(
            "Median of "
                + RUNS
                + " starts on the same data folder; the window is drawn by"
                + " JavaFX's headless platform."),
        List.of(
            Figure.of("the very first start, until it listens", first, "ms"),
            Figure.of("--headless until it listens", median(listening), "ms"),
            Figure.of("window until its first frame", median(firstFrame), "ms"),
            Figure.of("window until one can chat", median(usable), "ms"),
            Figure.of("from SIGTERM to the end", median(stopping), "ms")));
  }

  private static double headless(Path data, Path connection, List<Double> stopping)
      throws Exception {
    List<String> arguments = List.of("--headless", "--data", data.toString());
    try (var program = ChildProgram.start(arguments)) {
      double listening = program.millisUntil(() -> Files.exists(connection));
      stopping.add(program.stop());
      return listening;
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
