package com.mangaassist.backend.aws.bedrock;

import java.util.List;

/**
 * What a model is asked.
 *
 * @param system the system texts in their order, possibly none
 * @param messages the turns, oldest first; the last one is the user's
 * @param maxTokens the most tokens that the answer may have, at least 1
 * @param temperature 0 to 1
 * @param stopSequences texts before which the answer ends
 */
public record ModelPrompt(
    List<String> system,
    List<PromptMessage> messages,
    int maxTokens,
    double temperature,
    List<String> stopSequences) {
  /** Copies the lists. */
  public ModelPrompt {
    system = List.copyOf(system);
    messages = List.copyOf(messages);
    stopSequences = List.copyOf(stopSequences);
  }
}
