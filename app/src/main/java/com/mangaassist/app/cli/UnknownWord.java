package com.mangaassist.app.cli;

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

/** Answers a wrong command line: by the word that was probably meant, else by the usage. */
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
      line.usage(err);
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
        .filter(each -> distance(bare(word), bare(each)) <= bare(each).length() / 3)
        .min(Comparator.comparingInt(each -> distance(bare(word), bare(each))));
  }

  private static String bare(String word) {
    return word.toLowerCase(Locale.ROOT).replaceFirst("^--?", "");
  }

  /** How many letters are to be put in, left out, changed, or swapped with the next. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(d[i - 1][j], d[i][j - 1]) + 1;
        d[i][j] = Math.min(least, d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
