package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.Fallback;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.ModelSpec;
import com.mangaassist.services.models.Usage;
import com.mangaassist.views.controls.ModelColor;
import com.mangaassist.views.transcript.AnswerFoot;
import com.mangaassist.views.transcript.AnswerOrigin;
import com.mangaassist.views.transcript.AnswerPhase;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The lines under answers. */
record Feet(ModelCatalog catalog, boolean offline) {

  /** Whether the bundled offline model answers in a model's place, and no server of its own. */
  boolean isOffline(String modelId) {
    return offline
        && catalog.find(modelId).map(each -> each.openAiCompatible() == null).orElse(true);
  }

  /** The name of a model for people, its id where it is not known. */
  String name(String modelId) {
    return catalog.find(modelId).map(ModelSpec::name).orElse(modelId);
  }

  /** Of a finished answer. */
  AnswerFoot finished(ChatAnswer answer) {
    AnswerOrigin origin = origin(answer);
    return new AnswerFoot(
        origin == AnswerOrigin.NOBODY ? null : name(answer.modelId()),
        ModelColor.of(answer.modelId()),
        isOffline(answer.modelId()),
        null,
        Duration.ofMillis(answer.latencyMs()),
        Duration.ofMillis(answer.firstTokenMs()),
        answer.usage().inputTokens(),
        answer.usage().outputTokens(),
        answer.tokensPerSecond().orElse(0),
        new BigDecimal(answer.costUsd()),
        origin,
        false,
        answer.flag());
  }

  private static AnswerOrigin origin(ChatAnswer answer) {
    Fallback fallback = answer.fallback();
    if (fallback == null) {
      return answer.cached() ? AnswerOrigin.CACHE : AnswerOrigin.CHOSEN;
    }
    return switch (fallback.answeredBy()) {
      case MODEL -> AnswerOrigin.OTHER_MODEL;
      case CACHE -> AnswerOrigin.EARLIER;
      case SENTENCE -> AnswerOrigin.NOBODY;
    };
  }

  /**
   * Of an answer that is not finished.
   *
   * @param modelId where it is known before the answer ends
   * @param phase null when it came to its end before it was whole
   * @param elapsed null where nobody took the time
   * @param written what has come of it
   */
  AnswerFoot unfinished(
      @Nullable String modelId,
      @Nullable AnswerPhase phase,
      @Nullable Duration elapsed,
      @Nullable Duration firstToken,
      WrittenSoFar written) {
    ModelSpec model = modelId == null ? null : catalog.find(modelId).orElse(null);
    int tokens = written.tokens();
    return new AnswerFoot(
        modelId == null ? null : name(modelId),
        ModelColor.of(modelId == null ? "" : modelId),
        modelId != null && isOffline(modelId),
        phase,
        elapsed,
        firstToken,
        0,
        tokens,
        elapsed == null || firstToken == null ? 0 : written.rate(elapsed.minus(firstToken)),
        model == null || tokens == 0 ? null : model.costUsd(new Usage(0, tokens)),
        AnswerOrigin.CHOSEN,
        tokens > 0,
        null);
  }
}
