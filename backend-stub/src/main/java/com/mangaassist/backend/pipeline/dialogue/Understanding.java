package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.pipeline.retrieval.Hit;
import com.mangaassist.backend.pipeline.retrieval.UnderstoodQuery;
import com.mangaassist.services.chat.Intent;
import com.mangaassist.services.chat.ModerationVerdict;
import java.util.List;

/**
 * What was understood of a message.
 *
 * @param products what the customer is shown beside the answer, best first; possibly none
 * @param context products that the answer may need besides, as those of earlier turns
 * @param query what retrieval read out of the words
 * @param guessed true when the products only come near to what was asked for
 * @param moderation how the message was rated
 * @param distress what weighs on the customer
 */
public record Understanding(
    Intent intent,
    AnswerLanguage language,
    List<Hit> products,
    List<Hit> context,
    UnderstoodQuery query,
    boolean guessed,
    ModerationVerdict moderation,
    Distress distress) {

  /** Copies the lists. */
  public Understanding {
    products = List.copyOf(products);
    context = List.copyOf(context);
  }
}
