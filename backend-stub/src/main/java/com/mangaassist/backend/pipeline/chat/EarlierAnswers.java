package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.dialogue.Understanding;
import com.mangaassist.services.chat.ChatRequest;
import java.util.Optional;

/** Answers that were given before, for when no model can give one. */
@FunctionalInterface
public interface EarlierAnswers {

  /** There are none. */
  EarlierAnswers NONE = (request, understanding) -> Optional.empty();

  /** The text of an answer that is still right for this message, however old. */
  Optional<String> find(ChatRequest request, Understanding understanding);
}
