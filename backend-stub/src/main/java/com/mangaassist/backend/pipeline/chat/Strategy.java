package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.dialogue.Understanding;

/**
 * How recommended products were found, in the word that {@code RecommendationGenerated} carries.
 */
final class Strategy {
  private Strategy() {}

  /** The strongest of what led to them. */
  static String of(Understanding understanding) {
    var query = understanding.query();
    if (understanding.guessed()) {
      return "nearest";
    }
    if (query.likeProduct() != null) {
      return "similar_product";
    }
    if (!query.authors().isEmpty()) {
      return "same_author";
    }
    if (!query.topics().isEmpty()) {
      return "topic";
    }
    return query.constraints().isNone() ? "conversation" : "conditions";
  }
}
