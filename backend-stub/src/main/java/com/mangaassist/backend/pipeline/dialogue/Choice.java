package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.pipeline.retrieval.Product;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Picks one of several products: "the second one", "the cheaper one". */
final class Choice {
  private static final List<String> ORDINALS =
      List.of("first", "second", "third", "fourth", "fifth");
  private static final Map<String, Comparator<Product>> SUPERLATIVES =
      Map.of(
          "cheapest", Comparator.comparingInt(Product::priceJpy),
          "dearest", Comparator.comparingInt(Product::priceJpy).reversed(),
          "shortest", Comparator.comparingInt(Product::volumes),
          "longest", Comparator.comparingInt(Product::volumes).reversed(),
          "newest", Comparator.comparingInt(Product::firstYear).reversed(),
          "oldest", Comparator.comparingInt(Product::firstYear),
          "stocked", Comparator.comparingInt(Product::stock).reversed());

  private Choice() {}

  /** The one that the words pick; empty when they pick none. */
  static Optional<Product> among(List<Product> products, Set<String> references) {
    if (products.isEmpty()) {
      return Optional.empty();
    }
    for (int i = 0; i < Math.min(ORDINALS.size(), products.size()); i++) {
      if (references.contains(ORDINALS.get(i))) {
        return Optional.of(products.get(i));
      }
    }
    if (references.contains("last")) {
      return Optional.of(products.getLast());
    }
    return superlative(references).flatMap(order -> products.stream().min(order));
  }

  /** The order that a superlative in the words asks for, the best first. */
  static Optional<Comparator<Product>> superlative(Set<String> references) {
    return SUPERLATIVES.entrySet().stream()
        .filter(entry -> references.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
