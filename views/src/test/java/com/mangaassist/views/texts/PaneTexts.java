package com.mangaassist.views.texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The packages that have texts, and what their sources say of keys. */
record PaneTexts(String pane, String sources) {

  private static final Path RESOURCES = Path.of("src/main/resources/com/mangaassist/views");
  private static final Path SOURCES = Path.of("src/main/java/com/mangaassist/views");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  /** A call that takes a key at once; a choice between two keys is seen as literals only. */
  private static final Pattern CALL =
      Pattern.compile("\\b(?:texts|own|words)\\s*\\.(get|now|count)\\(\\s*\"([^\"]+)\"");

  static List<PaneTexts> all() {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files
          .filter(each -> each.endsWith("texts.properties"))
          .map(each -> RESOURCES.relativize(each.getParent()).toString())
          .sorted()
          .map(pane -> new PaneTexts(pane, read(SOURCES.resolve(pane))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(each -> each.toString().endsWith(".java"))
          .map(PaneTexts::readFile)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String readFile(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every text between quotes. */
  Set<String> literals() {
    return LITERAL.matcher(sources).results().map(r -> r.group(1)).collect(Collectors.toSet());
  }

  /** Keys that are asked for in so many words; those that count come with both their endings. */
  Set<String> asked() {
    Set<String> keys = new TreeSet<>();
    for (MatchResult each : CALL.matcher(sources).results().toList()) {
      String key = each.group(2);
      if (each.group(1).equals("count")) {
        keys.add(key + ".one");
        keys.add(key + ".other");
      } else if (!key.endsWith(".")) {
        keys.add(key);
      }
    }
    return keys;
  }

  /** Whether a key stands in the sources: whole, without its ending that counts, or by its stem. */
  boolean uses(String key) {
    String counted = key.replaceFirst("\\.(one|other)$", "");
    return literals().stream()
        .anyMatch(
            each ->
                each.equals(key)
                    || each.equals(counted)
                    || (each.endsWith(".") && each.length() > 1 && key.startsWith(each)));
  }

  @Override
  public String toString() {
    return pane;
  }
}
