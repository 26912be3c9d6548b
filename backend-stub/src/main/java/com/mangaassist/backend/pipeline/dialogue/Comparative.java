package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.pipeline.retrieval.Constraints;
import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.Range;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/** "Cheaper ones", "shorter ones", "newer ones" are meant against what was shown last. */
final class Comparative {
  private static final Set<String> WORDS = Set.of("cheaper", "fewer", "longer", "newer", "older");

  private Comparative() {}

  /** The conditions that the words may mean, the strictest first; none without a comparison. */
  static List<Constraints> conditions(Set<String> references, Memory memory) {
    List<Product> shown = memory.wish().isEmpty() ? List.of() : memory.lastProducts();
    if (shown.isEmpty() || WORDS.stream().noneMatch(references::contains)) {
      return List.of();
    }
    return List.of(condition(references, shown, true), condition(references, shown, false));
  }

  /** Beyond all that was shown, or beyond one of it at least. */
  private static Constraints condition(
      Set<String> references, List<Product> shown, boolean beyondAll) {
    return new Constraints(
        references.contains("cheaper") ? below(shown, Product::priceJpy, beyondAll) : Range.ANY,
        Range.ANY,
        either(references, "fewer", "longer", shown, Product::volumes, beyondAll),
        either(references, "older", "newer", shown, Product::firstYear, beyondAll),
        Set.of(),
        Set.of(),
        false,
        false,
        Set.of(),
        Set.of());
  }

  private static Range either(
      Set<String> references,
      String less,
      String more,
      List<Product> shown,
      ToIntFunction<Product> measure,
      boolean beyondAll) {
    if (references.contains(less)) {
      return below(shown, measure, beyondAll);
    }
    return references.contains(more) ? above(shown, measure, beyondAll) : Range.ANY;
  }

  private static Range below(List<Product> shown, ToIntFunction<Product> measure, boolean all) {
    var numbers = shown.stream().mapToInt(measure).summaryStatistics();
    return Range.atMost((all ? numbers.getMin() : numbers.getMax()) - 1);
  }

  private static Range above(List<Product> shown, ToIntFunction<Product> measure, boolean all) {
    var numbers = shown.stream().mapToInt(measure).summaryStatistics();
    return Range.atLeast((all ? numbers.getMax() : numbers.getMin()) + 1);
  }
}
