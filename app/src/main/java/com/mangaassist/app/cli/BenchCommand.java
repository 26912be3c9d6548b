package com.mangaassist.app.cli;

import com.mangaassist.app.bench.AllBenchmarks;
import com.mangaassist.app.bench.Benches;
import com.mangaassist.app.bench.Benchmark;
import com.mangaassist.app.data.ScratchFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code bench [NAME…]}: benchmarks as a table and as JSON. */
@Command(
    name = "bench",
    description = "Benchmarks; a table on the screen and JSON under docs/benchmarks/.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class BenchCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "Which; all without a name.")
  private List<String> names = List.of();

  @ParentCommand private @Nullable ConsoleCommand parent;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (parent == null || spec == null) {
      throw new IllegalStateException("picocli fills both in");
    }
    try (var scratch = ScratchFolder.make("mangaassist-bench")) {
      List<Benchmark> all = AllBenchmarks.in(scratch.path(), parent.logs(), Version.number());
      for (String name : names) {
        if (all.stream().noneMatch(each -> each.name().equals(name))) {
          throw new ParameterException(
              spec.commandLine(), "There is no benchmark \"" + name + "\"; there is " + list(all));
        }
      }
      List<Benchmark> chosen =
          all.stream().filter(each -> names.isEmpty() || names.contains(each.name())).toList();
      Path home = Path.of(System.getProperty("mangaassist.home", ""));
      Path folder = home.resolve("docs").resolve("benchmarks");
      return new Benches(folder, Clock.systemUTC(), System.out).run(chosen) ? 0 : 1;
    }
  }

  private static String list(List<Benchmark> all) {
    return all.stream().map(Benchmark::name).collect(Collectors.joining(", ")) + ".";
  }
}
