package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.services.chat.Intent;
import java.util.List;

/**
 * What was understood of a message.
 *
 * @param products what the customer is shown beside the answer, best first; possibly none
 * @param context products that the answer may need besides, as those of earlier turns
 */
public record Understanding(
    Intent intent, AnswerLanguage language, List<Hit> products, List<Hit> context) {

  /** Copies the lists. */
  public Understanding {
    products = List.copyOf(products);
    context = List.copyOf(context);
  }
}
