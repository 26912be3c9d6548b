package com.mangaassist.app.ask;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.ModelSpec;
import java.util.Locale;
import java.util.OptionalDouble;

/** What stands under an answer: model, first token, total, tokens in/out, tokens/s, cost. */
final class FootLine {

  private FootLine() {}

  static String of(ChatAnswer answer, ModelCatalog models, boolean offline) {
    ModelSpec spec = models.find(answer.modelId()).orElse(null);
    String model = spec == null ? answer.modelId() : spec.name();
    boolean server = spec != null && spec.openAiCompatible() != null;
    return String.join(
        " · ",
        offline && !server ? model + " (offline model)" : model,
        "first token " + duration(answer.firstTokenMs()),
        "total " + duration(answer.latencyMs()),
        answer.usage().inputTokens() + " in / " + answer.usage().outputTokens() + " out",
        tokensPerSecond(answer),
        "$" + answer.costUsd());
  }

  private static String tokensPerSecond(ChatAnswer answer) {
    OptionalDouble rate = answer.tokensPerSecond();
    return rate.isPresent()
        ? String.format(Locale.ROOT, "%.0f tokens/s", rate.getAsDouble())
        : "– tokens/s";
  }

  /** 740 ms, 3.1 s, 2 m 05 s. */
  static String duration(long ms) {
    if (ms < 1_000) {
      return ms + " ms";
    }
    if (ms < 59_950) {
      return String.format(Locale.ROOT, "%.1f s", ms / 1000.0);
    }
    long seconds = Math.round(ms / 1000.0);
    return String.format(Locale.ROOT, "%d m %02d s", seconds / 60, seconds % 60);
  }
}
