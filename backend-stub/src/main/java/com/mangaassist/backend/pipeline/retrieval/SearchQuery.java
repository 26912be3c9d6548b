package com.mangaassist.backend.pipeline.retrieval;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer's words and how many products are wanted.
 *
 * @param topK most hits to return, at least 1
 * @param constraints conditions known besides the words
 * @param excludedIds products that must not be hits
 * @param likeProductId a work that the hits shall resemble, when the words do not name it
 */
public record SearchQuery(
    String text,
    int topK,
    Constraints constraints,
    Set<String> excludedIds,
    @Nullable String likeProductId) {

  /** Checks topK and copies the set. */
  public SearchQuery {
    if (topK < 1) {
      throw new IllegalArgumentException("topK must be at least 1, was " + topK);
    }
    excludedIds = Set.copyOf(excludedIds);
  }

  /** Words alone. */
  public SearchQuery(String text, int topK) {
    this(text, topK, Constraints.NONE, Set.of(), null);
  }
}
