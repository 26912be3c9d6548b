package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.pipeline.retrieval.Constraints;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.Range;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;

/** "Cheaper ones" and "shorter ones" are meant against what was shown last. */
final class Comparative {
  private Comparative() {}

  /** The conditions that the words may mean, the strictest first; none without a comparison. */
  static List<Constraints> conditions(Set<String> references, Memory memory) {
    List<Product> shown = memory.wish().isEmpty() ? List.of() : memory.lastProducts();
    boolean cheaper = references.contains("cheaper");
    boolean fewer = references.contains("fewer");
    if (shown.isEmpty() || !(cheaper || fewer)) {
      return List.of();
    }
    var prices = shown.stream().mapToInt(Product::priceJpy).summaryStatistics();
    var volumes = shown.stream().mapToInt(Product::volumes).summaryStatistics();
    return List.of(
        condition(
            cheaper ? below(prices.getMin()) : Range.ANY,
            fewer ? below(volumes.getMin()) : Range.ANY),
        condition(belowMost(cheaper, prices), belowMost(fewer, volumes)));
  }

  private static Range belowMost(boolean asked, IntSummaryStatistics shown) {
    return asked ? below(shown.getMax()) : Range.ANY;
  }

  private static Range below(int shown) {
    return Range.atMost(shown - 1);
  }

  private static Constraints condition(Range price, Range volumes) {
    return new Constraints(
        price, Range.ANY, volumes, Range.ANY, Set.of(), Set.of(), false, false, Set.of(), Set.of());
  }
}
