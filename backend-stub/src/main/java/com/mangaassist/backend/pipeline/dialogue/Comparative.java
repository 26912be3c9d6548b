package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.pipeline.retrieval.Constraints;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.Range;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/** "Cheaper ones" and "shorter ones" are meant against what was shown last. */
final class Comparative {
  private Comparative() {}

  /** The condition that the words mean; none where nothing was suggested before. */
  static Constraints with(Set<String> references, Memory memory) {
    List<Product> shown = memory.wish().isEmpty() ? List.of() : memory.lastProducts();
    if (shown.isEmpty()) {
      return Constraints.NONE;
    }
    return new Constraints(
        references.contains("cheaper") ? below(shown, Product::priceJpy) : Range.ANY,
        Range.ANY,
        references.contains("fewer") ? below(shown, Product::volumes) : Range.ANY,
        Range.ANY,
        Set.of(),
        Set.of(),
        false,
        false,
        Set.of(),
        Set.of());
  }

  private static Range below(List<Product> shown, ToIntFunction<Product> measure) {
    return Range.atMost(shown.stream().mapToInt(measure).max().orElse(Integer.MAX_VALUE) - 1);
  }
}
