package com.mangaassist.services.models;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One model as the models file describes it.
 *
 * @param modelId Bedrock's model id
 * @param name for people, as "Claude 3 Haiku"
 * @param family "haiku", "sonnet" or "titan": the same family has the same colour everywhere
 * @param provider as "Anthropic"
 * @param inputUsdPerMillion price in USD of 1,000,000 input tokens
 * @param outputUsdPerMillion price in USD of 1,000,000 output tokens
 * @param latency pace of the offline stand-in; absent for models that do not talk
 * @param retiredOnAws true where AWS no longer serves the model
 * @param successor model id or inference profile that stands in for a retired model
 * @param inferenceProfile the id by which AWS wants the model called, where that is not the model
 *     id
 * @param maxOutputTokens the most tokens that an answer may be asked to have; absent where nobody
 *     knows of a limit
 * @param openAiCompatible the server that answers in its place in embedded mode; null for the
 *     offline model
 */
public record ModelSpec(
    String modelId,
    String name,
    String family,
    String provider,
    BigDecimal inputUsdPerMillion,
    BigDecimal outputUsdPerMillion,
    @Nullable LatencyProfile latency,
    boolean retiredOnAws,
    @Nullable String successor,
    @Nullable String inferenceProfile,
    @Nullable Integer maxOutputTokens,
    @Nullable OpenAiCompatible openAiCompatible) {

  private static final BigDecimal MILLION = new BigDecimal(1_000_000);

  public ModelSpec {
    family = family.toLowerCase(Locale.ROOT);
    if (maxOutputTokens != null && maxOutputTokens < 1) {
      throw new IllegalArgumentException("maxOutputTokens is at least 1");
    }
  }

  /** True for a model that answers a conversation, false for embeddings. */
  public boolean talks() {
    return latency != null;
  }

  /** The most tokens that an answer may be asked to have. */
  public int mostOutputTokens() {
    return maxOutputTokens == null ? Integer.MAX_VALUE : maxOutputTokens;
  }

  /** Cost of one invocation in USD, six decimals, rounded half up as the shop's document does. */
  public BigDecimal costUsd(Usage usage) {
    BigDecimal in = inputUsdPerMillion.multiply(BigDecimal.valueOf(usage.inputTokens()));
    BigDecimal out = outputUsdPerMillion.multiply(BigDecimal.valueOf(usage.outputTokens()));
    return in.add(out).divide(MILLION, 6, RoundingMode.HALF_UP);
  }
}
