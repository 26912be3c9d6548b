package com.mangaassist.services.models;

/**
 * Tokens of one invocation as the model reports them.
 *
 * @param inputTokens tokens of the prompt, ≥ 0
 * @param outputTokens tokens of the answer, ≥ 0
 */
public record Usage(int inputTokens, int outputTokens) {

  /** Nothing was used. */
  public static final Usage NONE = new Usage(0, 0);

  public Usage {
    if (inputTokens < 0 || outputTokens < 0) {
      throw new IllegalArgumentException("negative token count");
    }
  }
}
