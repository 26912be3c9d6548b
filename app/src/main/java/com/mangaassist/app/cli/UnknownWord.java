package com.mangaassist.app.cli;

import com.mangaassist.backend.platform.parts.EditDistance;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a wrong command line: by the word that was probably meant, else by how it is used. */
final class UnknownWord implements IParameterExceptionHandler {

  /** What the source tree's launcher adds. */
  private static final List<String> LAUNCHERS = List.of("test", "package");

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine line = wrong.getCommandLine();
    PrintWriter err = line.getErr();
    Optional<String> word = unknown(wrong);
    Optional<String> meant = word.flatMap(each -> nearest(each, line));
    String command = line.getCommandSpec().qualifiedName();
    err.println(
        word.map(each -> "\"" + each + "\" is not known to " + command + ".")
            .orElse(wrong.getMessage()));
    if (meant.isPresent()) {
      err.println("Did you mean \"" + command + " " + meant.get() + "\"?");
      err.println("\"" + command + " --help\" lists all.");
    } else {
      var help = line.getHelp();
      err.print(help.synopsisHeading() + help.synopsis(help.synopsisHeadingLength()));
      err.println("\"" + command + " --help\" says more.");
      err.flush();
    }
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static Optional<String> unknown(ParameterException wrong) {
    return wrong instanceof UnmatchedArgumentException unmatched
        ? unmatched.getUnmatched().stream().findFirst()
        : Optional.empty();
  }

  private static Optional<String> nearest(String word, CommandLine line) {
    boolean top = line.getParent() == null;
    Stream<String> known =
        Stream.concat(
            Stream.concat(
                line.getSubcommands().keySet().stream(),
                top ? LAUNCHERS.stream() : Stream.<String>of()),
            line.getCommandSpec().optionsMap().keySet().stream()
                .filter(each -> each.startsWith("--")));
    return known
        .filter(each -> errors(word, each) <= forgiven(each))
        .min(Comparator.comparingInt(each -> errors(word, each)));
  }

  private static int errors(String word, String known) {
    return EditDistance.within(bare(word), bare(known), forgiven(known));
  }

  private static int forgiven(String known) {
    return bare(known).length() / 3;
  }

  private static String bare(String word) {
    return word.toLowerCase(Locale.ROOT).replaceFirst("^--?", "");
  }
}
