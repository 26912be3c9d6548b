package com.mangaassist.app.bench;

import com.mangaassist.app.bench.Report.Figure;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs benchmarks, prints their tables and keeps them as JSON. */
public final class Benches {

  private final Path folder;
  private final Clock clock;
  private final PrintStream out;

  /**
   * Benches.
   *
   * @param folder where a NAME.json is written for each
   */
  public Benches(Path folder, Clock clock, PrintStream out) {
    this.folder = folder;
    this.clock = clock;
    this.out = out;
  }

  /**
   * Runs them, one after another.
   *
   * @return true if every promise was kept
   */
  public boolean run(List<Benchmark> benchmarks) throws Exception {
    boolean held = true;
    for (Benchmark benchmark : benchmarks) {
      out.println();
      out.println(benchmark.name() + ": " + benchmark.summary());
      out.flush();
      Map<String, Object> machine = MachineFacts.collect();
      Report report = benchmark.run();
      print(report);
      keep(benchmark, machine, report);
      held &= report.holds();
    }
    return held;
  }

  private void print(Report report) {
    report.conditions().forEach(condition -> out.println("  " + condition));
    for (Figure figure : report.figures()) {
      String promise =
          Double.isNaN(figure.limit())
              ? ""
              : String.format(
                  Locale.ROOT, "  (at most %s: %s)", number(figure.limit()), kept(figure));
      out.printf(
          Locale.ROOT,
          "  %-52s %12s %s%s%n",
          figure.name(),
          number(figure.value()),
          figure.unit(),
          promise);
    }
    out.flush();
  }

  private static String kept(Figure figure) {
    return figure.holds() ? "kept" : "NOT KEPT";
  }

  private static String number(double value) {
    return Math.abs(value) >= 1_000
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }

  private void keep(Benchmark benchmark, Map<String, Object> machine, Report report)
      throws IOException {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("benchmark", benchmark.name());
    file.put("summary", benchmark.summary());
    file.put("measuredAt", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    file.put("machine", machine);
    file.put("conditions", report.conditions());
    file.put("figures", report.figures().stream().map(Benches::json).toList());
    Files.createDirectories(folder);
    Path target = folder.resolve(benchmark.name() + ".json");
    Files.writeString(target, Json.writePretty(file) + "\n");
    out.println("  → " + target);
  }

  private static Map<String, Object> json(Figure figure) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", figure.name());
    entry.put("value", rounded(figure.value()));
    entry.put("unit", figure.unit());
    if (!Double.isNaN(figure.limit())) {
      entry.put("limit", figure.limit());
      entry.put("kept", figure.holds());
    }
    return entry;
  }

  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
