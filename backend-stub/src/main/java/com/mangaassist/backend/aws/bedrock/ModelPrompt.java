package com.mangaassist.backend.aws.bedrock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked.
 *
 * @param system the system texts in their order, possibly none
 * @param messages the turns, oldest first; the last one is the user's
 * @param maxTokens the most tokens that the answer may have, at least 1
 * @param temperature 0 to 1
 * @param topP 0 to 1; null when the request does not say
 * @param stopSequences texts before which the answer ends
 * @param tools what the model may call
 */
public record ModelPrompt(
    List<String> system,
    List<PromptMessage> messages,
    int maxTokens,
    double temperature,
    @Nullable Double topP,
    List<String> stopSequences,
    Tools tools) {
  /** Copies the lists. */
  public ModelPrompt {
    system = List.copyOf(system);
    messages = List.copyOf(messages);
    stopSequences = List.copyOf(stopSequences);
  }

  /** A prompt without tools. */
  public ModelPrompt(
      List<String> system,
      List<PromptMessage> messages,
      int maxTokens,
      double temperature,
      List<String> stopSequences) {
    this(system, messages, maxTokens, temperature, null, stopSequences, Tools.NONE);
  }

  /** How many tokens it has: what every operation reports and CountTokens answers. */
  int inputTokens() {
    int tokens = 0;
    for (String text : system) {
      tokens += TokenCounter.count(text);
    }
    for (PromptMessage message : messages) {
      for (PromptBlock block : message.blocks()) {
        tokens += TokenCounter.count(block.counted());
      }
    }
    for (Tools.Tool tool : tools.specs()) {
      tokens += TokenCounter.count(tool.counted());
    }
    return tokens;
  }
}
