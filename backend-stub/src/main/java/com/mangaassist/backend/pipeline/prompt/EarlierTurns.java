package com.mangaassist.backend.pipeline.prompt;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ProductCard;
import com.mangaassist.services.chat.StoredTurn;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sums up the turns that no longer fit into a prompt: what was asked for, how often, and which
 * products were spoken of. Made from what the pipeline kept, so it is the same each time and costs
 * no model a token.
 */
final class EarlierTurns {
  private static final int MOST_PRODUCTS = 12;

  private EarlierTurns() {}

  /** A section of the prompt; empty when nothing was left out. */
  static String summary(List<StoredTurn> older) {
    Map<String, Integer> intents = new LinkedHashMap<>();
    Set<String> products = new LinkedHashSet<>();
    for (StoredTurn turn : older.reversed()) {
      ChatAnswer details = turn.details();
      if (details != null) {
        intents.merge(details.intent().wireName(), 1, Integer::sum);
        details.products().stream().map(ProductCard::titleJa).forEach(products::add);
      }
    }
    if (intents.isEmpty()) {
      return "";
    }
    String asked =
        intents.entrySet().stream()
            .map(entry -> entry.getKey() + " ×" + entry.getValue())
            .collect(Collectors.joining(", "));
    String named = products.stream().limit(MOST_PRODUCTS).collect(Collectors.joining(", "));
    return "\n# Earlier in this conversation\n"
        + "turns: "
        + older.size()
        + "\nasked for: "
        + asked
        + (named.isEmpty() ? "" : "\nproducts, the latest first: " + named)
        + "\n";
  }
}
