package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.SearchResult;
import com.mangaassist.backend.pipeline.retrieval.TitleMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the products that a question is about: named ones, else those spoken of before. */
final class Subjects {
  private static final int MOST = 6;
  private static final int NEAR = 3;

  private Subjects() {}

  static Selection of(SearchResult found, Set<String> references, Memory memory) {
    List<Product> named = named(found);
    if (!named.isEmpty()) {
      return named(named, found, references, memory);
    }
    if (found.understood().unknownTitle() != null) {
      return Selection.none(found.understood());
    }
    List<Product> last = memory.lastProducts();
    List<Product> choice = memory.lastChoice();
    if (references.contains("other") && choice.size() > 1) {
      List<Product> others = new ArrayList<>(choice);
      others.removeAll(last.size() == choice.size() ? last.subList(0, 1) : last);
      return Selection.of(others, choice, found.understood());
    }
    var picked = Choice.among(choice, references);
    if (picked.isPresent()) {
      return Selection.of(List.of(picked.get()), choice, found.understood());
    }
    if (references.contains("all")) {
      return Selection.of(choice, List.of(), found.understood());
    }
    return last.isEmpty() ? near(found) : Selection.of(last, choice, found.understood());
  }

  /** The titles named in the words, the surest first. */
  static List<Product> named(SearchResult found) {
    return found.understood().namedTitles().stream()
        .map(TitleMatch::product)
        .distinct()
        .limit(MOST)
        .toList();
  }

  /** "Is Bleach cheaper?" compares what is named with what was spoken of. */
  private static Selection named(
      List<Product> named, SearchResult found, Set<String> references, Memory memory) {
    boolean compares = Choice.superlative(references).isPresent();
    return Selection.of(
        named,
        compares && named.size() == 1 ? memory.lastProducts() : List.of(),
        found.understood());
  }

  /** Nothing was named for certain: what comes near is context, not a claim. */
  private static Selection near(SearchResult found) {
    List<Hit> hits = found.hits();
    return found.understood().lowConfidence()
        ? Selection.none(found.understood())
        : new Selection(
            List.of(), hits.subList(0, Math.min(NEAR, hits.size())), found.understood(), true);
  }
}
