package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.services.chat.ChatRequest;

/** What kind of customer asks, which the model is told. */
final class Segments {

  /** Whoever does not say. */
  static final String FREE = "free";

  private Segments() {}

  static String of(ChatRequest request) {
    String segment = request.segment();
    return segment == null ? FREE : segment;
  }
}
