package com.mangaassist.backend.aws.bedrock.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Says what a review says in words that hurt nobody; its table is {@code softer.tsv}. */
final class SofterWords {
  private record Rule(Pattern pattern, String instead) {}

  private static final List<Rule> RULES = load();

  private SofterWords() {}

  static String of(String words) {
    String softer = words;
    for (Rule rule : RULES) {
      softer = rule.pattern().matcher(softer).replaceAll(rule.instead());
    }
    return softer.strip();
  }

  private static List<Rule> load() {
    try (var in = SofterWords.class.getResourceAsStream("softer.tsv")) {
      if (in == null) {
        throw new IOException("softer.tsv is missing from the module");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .map(cells -> new Rule(Pattern.compile(cells[0]), cells[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
