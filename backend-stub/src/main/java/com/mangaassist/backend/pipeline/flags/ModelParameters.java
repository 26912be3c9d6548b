package com.mangaassist.backend.pipeline.flags;

import com.mangaassist.backend.pipeline.prompt.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * How one variant of a flag is asked; null leaves what is usual.
 *
 * @param temperature 0 to 1
 * @param maxTokens the most tokens of an answer
 * @param tokensPerDay tokens, input and output together, that it may use on a day in UTC
 */
public record ModelParameters(
    @Nullable Double temperature, @Nullable Integer maxTokens, @Nullable Long tokensPerDay) {

  /** As everybody is asked. */
  public static final ModelParameters USUAL = new ModelParameters(null, null, null);

  private static final int MOST_TOKENS = 64_000;

  /** Refuses what no model takes. */
  public ModelParameters {
    if (temperature != null && (temperature < 0 || temperature > 1)) {
      throw new IllegalArgumentException("a temperature is 0 to 1: " + temperature);
    }
    if (maxTokens != null && (maxTokens < 1 || maxTokens > MOST_TOKENS)) {
      throw new IllegalArgumentException("max_tokens is 1 to " + MOST_TOKENS + ": " + maxTokens);
    }
    if (tokensPerDay != null && tokensPerDay < 0) {
      throw new IllegalArgumentException("tokens_per_day is not negative: " + tokensPerDay);
    }
  }

  /** The same prompt, asked so. */
  public Prompt asked(Prompt prompt) {
    if (temperature == null && maxTokens == null) {
      return prompt;
    }
    return new Prompt(
        prompt.system(),
        prompt.messages(),
        maxTokens == null ? prompt.maxTokens() : maxTokens,
        temperature == null ? prompt.temperature() : temperature,
        prompt.version());
  }
}
