package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.pipeline.retrieval.ProductIndex;
import com.mangaassist.backend.pipeline.retrieval.SearchQuery;
import com.mangaassist.services.chat.Intent;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.StoredTurn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out what a message wants; safe for many threads. Needs no model. */
public final class Dialogue {

  private final ProductIndex index;

  public Dialogue(ProductIndex index) {
    this.index = index;
  }

  /**
   * Understands one message.
   *
   * @param history turns before it whose answer has ended, the oldest first
   * @param language ja or en when the caller wishes one, else null
   * @param moderation how the message was rated
   */
  public Understanding understand(
      String message,
      List<StoredTurn> history,
      @Nullable String language,
      ModerationVerdict moderation) {
    var wish =
        "ja".equals(language) || message.codePoints().anyMatch(c -> c >= 0x3040 && c <= 0x9fff)
            ? AnswerLanguage.JAPANESE
            : AnswerLanguage.ENGLISH;
    return new Understanding(
        Intent.RECOMMEND, wish, index.search(new SearchQuery(message, 5)).hits(), List.of());
  }
}
