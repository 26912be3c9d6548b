package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.UnderstoodQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Finds the products that a question is about: named ones, else those spoken of before. */
final class Subjects {
  private static final int MOST = 6;
  private static final int NEAR = 3;

  private Subjects() {}

  /**
   * The products.
   *
   * @param near what comes near the words; asked for only when nothing is named or remembered
   */
  static Selection of(
      UnderstoodQuery asked, Supplier<List<Hit>> near, Set<String> references, Memory memory) {
    List<Product> named = named(asked);
    if (!named.isEmpty()) {
      return named(named, asked, references, memory);
    }
    if (asked.unknownTitle() != null) {
      return Selection.none(asked);
    }
    Product liked = asked.likeProduct();
    if (liked != null) {
      return Selection.of(List.of(liked), List.of(), asked); // "I finished it, help me review it"
    }
    List<Product> last = memory.lastProducts();
    List<Product> choice = memory.lastChoice();
    if (references.contains("other") && choice.size() > 1) {
      List<Product> others = new ArrayList<>(choice);
      others.removeAll(last.size() == choice.size() ? last.subList(0, 1) : last);
      return Selection.of(others, choice, asked);
    }
    var picked = Choice.among(choice, references);
    if (picked.isPresent()) {
      return Selection.of(List.of(picked.get()), choice, asked);
    }
    if (references.contains("all")) {
      return Selection.of(choice, List.of(), asked);
    }
    return last.isEmpty() ? near(asked, near) : Selection.of(last, choice, asked);
  }

  /** The surest titles of the words. */
  static List<Product> named(UnderstoodQuery asked) {
    return asked.namedProducts(MOST);
  }

  /** "Is Bleach cheaper?" compares what is named with what was spoken of. */
  private static Selection named(
      List<Product> named, UnderstoodQuery asked, Set<String> references, Memory memory) {
    boolean compares = Choice.superlative(references).isPresent();
    return Selection.of(
        named, compares && named.size() == 1 ? memory.lastProducts() : List.of(), asked);
  }

  /** Nothing was named for certain: what comes near is context, not a claim. */
  private static Selection near(UnderstoodQuery asked, Supplier<List<Hit>> near) {
    if (asked.lowConfidence()) {
      return Selection.none(asked);
    }
    List<Hit> hits = near.get();
    return new Selection(List.of(), hits.subList(0, Math.min(NEAR, hits.size())), asked, true);
  }
}
