package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.pipeline.retrieval.Product;
import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.pipeline.retrieval.SearchQuery;
import com.mangaassist.backend.pipeline.retrieval.UnderstoodQuery;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.StoredTurn;
import java.util.ArrayList;
import java.util.List;

/** Reads the memory of a conversation from its turns; safe for many threads. */
final class MemoryReader {
  private static final int REMEMBERED_TURNS = 8;
  private static final int LONGEST_READ = 1_000;

  private final ProductIndex index;

  MemoryReader(ProductIndex index) {
    this.index = index;
  }

  /** The latest turns of a conversation, given oldest first. */
  Memory read(List<StoredTurn> history) {
    var turns = new ArrayList<Memory.Remembered>();
    for (StoredTurn turn : history.reversed()) {
      if (turns.size() == REMEMBERED_TURNS) {
        break;
      }
      ChatAnswer details = turn.details();
      turns.add(
          new Memory.Remembered(
              turn.message(),
              details == null ? null : details.intent(),
              details == null ? List.of() : shown(details),
              namedIn(turn.message())));
    }
    return new Memory(turns);
  }

  private List<Product> shown(ChatAnswer details) {
    return details.products().stream()
        .flatMap(card -> index.catalog().find(card.productId()).stream())
        .toList();
  }

  /** The titles of a message; where it names none, the one that it says was liked. */
  private List<Product> namedIn(String message) {
    if (message.isBlank() || message.length() > LONGEST_READ) {
      return List.of();
    }
    UnderstoodQuery read = index.understand(new SearchQuery(message, 1));
    List<Product> named = read.namedProducts(Integer.MAX_VALUE);
    Product liked = read.likeProduct();
    return named.isEmpty() && liked != null ? List.of(liked) : named;
  }
}
