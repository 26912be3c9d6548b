package com.mangaassist.backend.aws.bedrock.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Says which of several series is longer, shorter, newer or older. */
final class SeriesComparison {
  private static final Map<String, Comparator<ProductFacts>> ORDERS =
      Map.of(
          "longer", Comparator.comparingInt(ProductFacts::volumes).reversed(),
          "shorter_series", Comparator.comparingInt(ProductFacts::volumes),
          "newer", Comparator.comparingInt(ProductFacts::firstYear).reversed(),
          "older", Comparator.comparingInt(ProductFacts::firstYear));

  private final Phrases phrases;

  SeriesComparison(Phrases phrases) {
    this.phrases = phrases;
  }

  /** Adds a sentence for each comparison asked for; false when none is. */
  boolean write(PromptReading reading, List<String> parts) {
    List<ProductFacts> all = new ArrayList<>(reading.products());
    all.addAll(reading.others());
    if (all.size() < 2) {
      return false;
    }
    int before = parts.size();
    for (String aspect : List.of("longer", "shorter_series", "newer", "older")) {
      Comparator<ProductFacts> order = ORDERS.get(aspect);
      if (order != null && reading.about(aspect)) {
        ProductFacts best = all.stream().min(order).orElse(all.getFirst());
        parts.add(
            phrases.say(
                "facts." + aspect, phrases.title(best), phrases.volumes(best), best.firstYear()));
      }
    }
    return parts.size() > before;
  }
}
