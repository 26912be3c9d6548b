package com.mangaassist.backend.pipeline.prompt;

import com.mangaassist.backend.pipeline.dialogue.Understanding;
import com.mangaassist.services.chat.StoredTurn;
import java.util.List;

/** Writes the prompt; the same one for the offline model and for a real one. */
public final class PromptBuilder {

  /**
   * The prompt for one message.
   *
   * @param history turns before it, the oldest first
   * @param segment free or premium
   */
  public Prompt build(
      Understanding understanding, String message, List<StoredTurn> history, String segment) {
    return new Prompt(
        "You are MangaAssist.", List.of(new Prompt.Message(true, message)), 1_000, 0.3);
  }
}
