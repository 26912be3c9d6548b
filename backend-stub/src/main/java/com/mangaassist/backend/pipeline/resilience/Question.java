package com.mangaassist.backend.pipeline.resilience;

import com.mangaassist.backend.pipeline.prompt.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, and of whom.
 *
 * @param modelId the first choice
 * @param chain who is asked when that one does not answer
 * @param budget what the first choice may use; null for no end
 */
public record Question(
    Prompt prompt, String modelId, FallbackChain chain, @Nullable Budget budget) {

  /** A flag's tokens a day, input and output together. */
  public record Budget(String flag, long tokensPerDay) {}
}
