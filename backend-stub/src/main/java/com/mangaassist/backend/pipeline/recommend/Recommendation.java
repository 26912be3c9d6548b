package com.mangaassist.backend.pipeline.recommend;

import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.Product;
import java.util.List;

/**
 * What is recommended.
 *
 * @param strategy how it was found, as {@code RecommendationGenerated} names it
 * @param liked what the likes were taken for, in their order
 * @param unknown likes that the shop does not have, as they were given
 * @param hits best first
 */
public record Recommendation(
    String strategy, List<Product> liked, List<String> unknown, List<Hit> hits) {

  /** Found by what was liked. */
  public static final String BY_LIKENESS = "content_similarity";

  /** Found by the message alone. */
  public static final String BY_MESSAGE = "message_search";

  /** Found by both. */
  public static final String BY_BOTH = "content_similarity_with_message";

  /** Copies the lists. */
  public Recommendation {
    liked = List.copyOf(liked);
    unknown = List.copyOf(unknown);
    hits = List.copyOf(hits);
  }
}
