package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.services.chat.Intent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation has been about so far.
 *
 * @param turns the latest first
 */
record Memory(List<Remembered> turns) {

  /**
   * One earlier turn.
   *
   * @param intent null when its answer never came to its end
   * @param shown the cards beside its answer, in their order
   * @param named titles in the customer's message
   */
  record Remembered(
      String message, @Nullable Intent intent, List<Product> shown, List<Product> named) {
    List<Product> products() {
      return shown.isEmpty() ? named : shown;
    }
  }

  Memory {
    turns = List.copyOf(turns);
  }

  /** The intent of the turn before, null at the beginning. */
  @Nullable Intent lastIntent() {
    return turns.isEmpty() ? null : turns.getFirst().intent();
  }

  /** The products that were spoken of last. */
  List<Product> lastProducts() {
    return turns.stream()
        .map(Remembered::products)
        .filter(products -> !products.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /**
   * What "which of them" is said of: the latest turn with several products, or the last two that
   * were spoken of one after the other.
   */
  List<Product> lastChoice() {
    List<Product> last = lastProducts();
    if (last.size() != 1) {
      return last;
    }
    for (Remembered turn : turns) {
      if (turn.products().size() > 1 && turn.products().contains(last.getFirst())) {
        return turn.products();
      }
      if (!turn.products().isEmpty() && !turn.products().contains(last.getFirst())) {
        return turn.products().size() > 1
            ? turn.products()
            : List.of(turn.products().getFirst(), last.getFirst());
      }
    }
    return last;
  }

  /** Everything that has been shown. */
  Set<String> shownIds() {
    Set<String> ids = new LinkedHashSet<>();
    turns.forEach(turn -> turn.shown().forEach(product -> ids.add(product.productId())));
    return ids;
  }

  /** All products spoken of, the latest first. */
  List<Product> allProducts() {
    Set<Product> products = new LinkedHashSet<>();
    turns.forEach(turn -> products.addAll(turn.products()));
    return List.copyOf(products);
  }

  /** The turns of the wish that is being refined: those before, as long as they recommended. */
  List<Remembered> wish() {
    var wish = new ArrayList<Remembered>();
    for (Remembered turn : turns) {
      if (turn.intent() != Intent.RECOMMEND) {
        break;
      }
      wish.add(turn);
    }
    return wish;
  }
}
