package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.dialogue.Understanding;
import com.mangaassist.backend.pipeline.moderation.Moderation;
import com.mangaassist.backend.pipeline.prompt.Grounding;
import com.mangaassist.backend.pipeline.prompt.Prompt;
import com.mangaassist.backend.pipeline.resilience.Question;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.ProductCard;
import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.models.ModelSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known before a model is asked.
 *
 * @param rated how the message was rated, and what may be kept of it
 * @param flag how the model was chosen; its variant is the model that was asked for
 * @param model the model that is asked first: the same, or its successor
 * @param opening true when nothing was said before it
 * @param cacheKey under which others may be given this answer too; null when it is for this
 *     customer and this conversation alone
 * @param budget what the flag lets it use; null for no end
 */
record Prepared(
    Moderation.Rated rated,
    Understanding understanding,
    List<ProductCard> products,
    FlagDecision flag,
    ModelSpec model,
    Prompt prompt,
    Grounding grounding,
    boolean opening,
    @Nullable String cacheKey,
    Question.@Nullable Budget budget) {

  Prepared {
    products = List.copyOf(products);
  }

  ModerationVerdict verdict() {
    return rated.verdict();
  }
}
