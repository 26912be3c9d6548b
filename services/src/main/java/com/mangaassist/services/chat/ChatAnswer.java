package com.mangaassist.services.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.models.Usage;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A finished answer, as {@code POST /v1/chat} returns it and {@code done} carries it.
 *
 * @param answer the whole text; absent in {@code done}, where the tokens joined are the answer
 * @param costUsd USD as a string with six decimals
 * @param firstTokenMs from the gateway's receipt of the message to its first token
 * @param latencyMs from the gateway's receipt of the message to the end
 * @param flag how the model was chosen
 * @param citations what the answer rests on
 * @param moderation rates the customer's message
 * @param fallback why somebody else than the chosen model answered; absent when it did itself
 * @param promptVersion of the template that the model was asked with; absent in answers that were
 *     kept before templates had versions
 */
public record ChatAnswer(
    String sessionId,
    String messageId,
    String correlationId,
    @Nullable String answer,
    Intent intent,
    String modelId,
    Usage usage,
    String costUsd,
    long firstTokenMs,
    long latencyMs,
    boolean cached,
    List<ProductCard> products,
    FlagDecision flag,
    ModerationVerdict moderation,
    Timings timings,
    List<Citation> citations,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Fallback fallback,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String promptVersion) {

  /** Copies the lists; an answer that was kept before citations were has none. */
  public ChatAnswer {
    products = List.copyOf(products);
    citations = List.copyOf(Objects.requireNonNullElse(citations, List.of()));
  }

  /** One that cites nothing. */
  public ChatAnswer(
      String sessionId,
      String messageId,
      String correlationId,
      @Nullable String answer,
      Intent intent,
      String modelId,
      Usage usage,
      String costUsd,
      long firstTokenMs,
      long latencyMs,
      boolean cached,
      List<ProductCard> products,
      FlagDecision flag,
      ModerationVerdict moderation,
      Timings timings) {
    this(
        sessionId,
        messageId,
        correlationId,
        answer,
        intent,
        modelId,
        usage,
        costUsd,
        firstTokenMs,
        latencyMs,
        cached,
        products,
        flag,
        moderation,
        timings,
        List.of(),
        null,
        null);
  }

  /** An answer of the chosen model itself. */
  public ChatAnswer(
      String sessionId,
      String messageId,
      String correlationId,
      @Nullable String answer,
      Intent intent,
      String modelId,
      Usage usage,
      String costUsd,
      long firstTokenMs,
      long latencyMs,
      boolean cached,
      List<ProductCard> products,
      FlagDecision flag,
      ModerationVerdict moderation,
      Timings timings,
      List<Citation> citations) {
    this(
        sessionId,
        messageId,
        correlationId,
        answer,
        intent,
        modelId,
        usage,
        costUsd,
        firstTokenMs,
        latencyMs,
        cached,
        products,
        flag,
        moderation,
        timings,
        citations,
        null,
        null);
  }

  /**
   * How fast it was written: the tokens after the first by the time they took; absent where there
   * is nothing to measure.
   */
  public OptionalDouble tokensPerSecond() {
    // The first token came before the clock of streaming ran.
    int timed = usage.outputTokens() - 1;
    return timed > 0 && timings.streamingMs() > 0
        ? OptionalDouble.of(timed * 1_000.0 / timings.streamingMs())
        : OptionalDouble.empty();
  }

  /** The same without the text. */
  public ChatAnswer withoutText() {
    return withText(null);
  }

  /** The same with this text. */
  public ChatAnswer withText(@Nullable String text) {
    return new ChatAnswer(
        sessionId,
        messageId,
        correlationId,
        text,
        intent,
        modelId,
        usage,
        costUsd,
        firstTokenMs,
        latencyMs,
        cached,
        products,
        flag,
        moderation,
        timings,
        citations,
        fallback,
        promptVersion);
  }
}
