package com.mangaassist.app.cli;

import com.mangaassist.app.data.Problem;
import com.mangaassist.app.logging.Logs;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command itself: the window, or the backend without one. */
@Command(
    name = "console",
    description = "Tests, operates and shows the MangaAssist chatbot; runs offline.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    subcommands = {AskCommand.class, BenchCommand.class, DoctorCommand.class, TourCommand.class},
    footer = {
      "",
      "Of the source tree's launcher:",
      "  test       Runs every test; what CI runs.",
      "  package    Makes the installer for this platform."
    })
public final class ConsoleCommand implements Callable<Integer> {

  @Option(
      names = "--headless",
      description = "The backend without a window, until it is interrupted; prints its addresses.")
  private boolean headless;

  @Mixin private final BackendOptions options = new BackendOptions();

  private final Logs logs;

  private ConsoleCommand(Logs logs) {
    this.logs = logs;
  }

  /**
   * Runs a command line.
   *
   * @return the exit code: 0, 1 for a problem that was named, 2 for a wrong command line
   */
  public static int run(String[] arguments, Logs logs) {
    return line(new ConsoleCommand(logs)).execute(arguments);
  }

  private static CommandLine line(ConsoleCommand command) {
    var line = new CommandLine(command);
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(new UnknownWord());
    line.setExecutionExceptionHandler(
        (problem, failed, parsed) -> {
          if (problem instanceof Problem known) {
            LoggerFactory.getLogger(ConsoleCommand.class).warn(known.sentence(), known.getCause());
            failed.getErr().println(known.sentence());
          } else {
            LoggerFactory.getLogger(ConsoleCommand.class).error("unexpected", problem);
            failed
                .getErr()
                .println(
                    "Something unexpected went wrong ("
                        + problem
                        + "); logs/console.log in the data folder says where.");
          }
          return 1;
        });
    return line;
  }

  @Override
  public Integer call() throws Exception {
    if (headless) {
      return Serving.headless(options, logs);
    }
    return Display.isMissing()
        ? Serving.withoutDisplay(options, logs)
        : Serving.window(options, logs);
  }

  BackendOptions options() {
    return options;
  }

  Logs logs() {
    return logs;
  }
}
