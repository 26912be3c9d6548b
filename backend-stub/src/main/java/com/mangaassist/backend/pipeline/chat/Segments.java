package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.flags.SegmentRules;

/** What kind of customer asks, which the model is told. */
final class Segments {

  /** Whoever does not say. */
  static final String FREE = SegmentRules.FREE;

  private Segments() {}

  static String of(ChatRequest request) {
    String segment = request.segment();
    return segment == null ? FREE : segment;
  }
}
