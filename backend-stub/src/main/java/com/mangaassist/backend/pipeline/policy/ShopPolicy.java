package com.mangaassist.backend.pipeline.policy;

import com.mangaassist.backend.platform.lexicon.Lexicon;
import com.mangaassist.backend.platform.lexicon.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The shop's policy: which of its sections a message touches. Immutable. */
public final class ShopPolicy {
  private static final int MOST = 2;

  private final Map<String, PolicySection> sections = new LinkedHashMap<>();
  private final Lexicon topics = Lexicon.load(ShopPolicy.class, "policy-topics.tsv");

  /**
   * The one that comes with this release.
   *
   * @throws IllegalArgumentException when a line is no section, or a topic names none
   */
  public ShopPolicy() {
    for (String line : lines()) {
      String[] cells = line.split("\t", -1);
      if (cells.length != 3) {
        throw new IllegalArgumentException("not a section: " + line);
      }
      sections.put(cells[0], new PolicySection(cells[0], cells[1], cells[2]));
    }
    for (Lexicon.Rule rule : topics.rules()) {
      if (!sections.containsKey(rule.label())) {
        throw new IllegalArgumentException("no section " + rule.label());
      }
    }
  }

  /** The sections that a message speaks of, at most {@value #MOST}; possibly none. */
  public List<PolicySection> about(String message) {
    return topics.labels(PlainText.of(message)).stream()
        .flatMap(id -> Stream.ofNullable(sections.get(id)))
        .limit(MOST)
        .toList();
  }

  private static List<String> lines() {
    try (var in = ShopPolicy.class.getResourceAsStream("shop-policy.tsv")) {
      if (in == null) {
        throw new IOException("shop-policy.tsv is missing from the module");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
