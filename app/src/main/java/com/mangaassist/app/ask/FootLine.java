package com.mangaassist.app.ask;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.Fallback;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.ModelSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands under an answer: model, first token, total, tokens in/out, tokens/s, cost; and who
 * did not answer, where somebody else had to.
 */
record FootLine(ModelCatalog models, boolean offline) {

  /** One line, and below it one for each model that was asked before. */
  String of(ChatAnswer answer) {
    var line = new StringBuilder(figures(answer));
    Fallback fallback = answer.fallback();
    if (fallback != null) {
      for (Fallback.Tried tried : fallback.tried()) {
        line.append(System.lineSeparator())
            .append("instead of ")
            .append(name(tried.modelId()))
            .append(": ")
            .append(tried.reason());
      }
    }
    return line.toString();
  }

  private String figures(ChatAnswer answer) {
    return Stream.of(
            writer(answer),
            Optional.of("first token " + duration(answer.firstTokenMs())),
            Optional.of("total " + duration(answer.latencyMs())),
            Optional.of(
                answer.usage().inputTokens() + " in / " + answer.usage().outputTokens() + " out"),
            Optional.of(tokensPerSecond(answer)),
            Optional.of("$" + answer.costUsd()),
            origin(answer))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" · "));
  }

  /** Nobody's name stands under a sentence that no model wrote. */
  private Optional<String> writer(ChatAnswer answer) {
    Fallback fallback = answer.fallback();
    if (fallback != null && fallback.answeredBy() == Fallback.By.SENTENCE) {
      return Optional.empty();
    }
    boolean server =
        models.find(answer.modelId()).filter(each -> each.openAiCompatible() != null).isPresent();
    String name = name(answer.modelId());
    return Optional.of(offline && !server ? name + " (offline model)" : name);
  }

  private static Optional<String> origin(ChatAnswer answer) {
    Fallback fallback = answer.fallback();
    if (fallback == null) {
      return answer.cached() ? Optional.of("from the cache") : Optional.empty();
    }
    return Optional.of(
        switch (fallback.answeredBy()) {
          case MODEL -> "another model";
          case CACHE -> "earlier answer";
          case SENTENCE -> "no model answered";
        });
  }

  private String name(String modelId) {
    return models.find(modelId).map(ModelSpec::name).orElse(modelId);
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
