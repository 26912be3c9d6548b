package com.mangaassist.app.cli;

import com.mangaassist.app.data.ScratchFolder;
import com.mangaassist.app.tour.Tour;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code tour --out DIR}: pictures of the window, without a display. */
@Command(
    name = "tour",
    description =
        "Drives the real window, without a display: PNGs of the panes there are, at work and in"
            + " trouble, in both themes and languages and in two sizes.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class TourCommand implements Callable<Integer> {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Where the pictures and index.md go.")
  private Path out = Path.of("");

  @ParentCommand private @Nullable ConsoleCommand parent;

  @Override
  public Integer call() throws Exception {
    if (parent == null) {
      throw new IllegalStateException("picocli fills it in");
    }
    try (var scratch = ScratchFolder.make("mangaassist-tour");
        var tour = Tour.start(scratch.path(), parent.logs(), Version.number())) {
      int pictures = tour.take(out);
      System.out.println(pictures + " pictures and index.md are in " + out.toAbsolutePath());
      return 0;
    }
  }
}
