package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.dialogue.Understanding;
import com.mangaassist.backend.pipeline.prompt.Prompt;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.ProductCard;
import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.models.ModelSpec;
import java.util.List;

/**
 * All that is known before a model is asked.
 *
 * @param flag how the model was chosen; its variant is the model that was asked for
 * @param model the model that answers: the same, or its successor
 */
record Prepared(
    ModerationVerdict verdict,
    Understanding understanding,
    List<ProductCard> products,
    FlagDecision flag,
    ModelSpec model,
    Prompt prompt) {

  Prepared {
    products = List.copyOf(products);
  }
}
