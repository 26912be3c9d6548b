package com.mangaassist.backend.conversations;

import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.services.chat.Severity;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Compares a reply with what was expected, by the rules of the data's README. */
final class Judge {
  private final Catalog catalog;

  Judge(Catalog catalog) {
    this.catalog = catalog;
  }

  /** What is wrong with the reply; empty when nothing is. */
  List<String> faults(Script.Expectation expected, Talk.Reply reply) {
    List<String> faults = new ArrayList<>();
    if (reply.understanding().intent() != expected.intent()) {
      faults.add("intent " + reply.understanding().intent() + ", not " + expected.intent());
    }
    for (String entry : expected.mustMention()) {
      if (alternatives(entry).noneMatch(words -> found(words, reply.answer()))) {
        faults.add("does not mention " + entry);
      }
    }
    for (String entry : expected.mustNot()) {
      alternatives(entry)
          .filter(words -> found(words, reply.answer()))
          .forEach(words -> faults.add("says " + words));
    }
    return faults;
  }

  /** Whether the rating is as expected where none is expected. */
  static boolean wronglyRated(Script.Expectation expected, Talk.Reply reply) {
    return expected.moderation() == Severity.NONE
        && reply.understanding().moderation().severity() != Severity.NONE;
  }

  private static Stream<String> alternatives(String entry) {
    return Stream.of(entry.split("\\|", -1));
  }

  private boolean found(String words, String answer) {
    if (plain(answer).contains(plain(words))) {
      return true;
    }
    return catalog.find(words).stream()
        .flatMap(Judge::titles)
        .anyMatch(title -> letters(answer).contains(letters(title)));
  }

  private static Stream<String> titles(Product product) {
    return Stream.of(
            product.titleJa(),
            product.titleRomaji(),
            product.titleEn() == null ? "" : product.titleEn())
        .filter(title -> !letters(title).isEmpty());
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s", "");
  }

  private static String letters(String text) {
    return plain(text).replaceAll("[\\p{P}\\p{S}]", "");
  }
}
