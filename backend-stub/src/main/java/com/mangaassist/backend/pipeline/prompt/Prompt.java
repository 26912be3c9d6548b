package com.mangaassist.backend.pipeline.prompt;

import java.util.List;

/**
 * What a model is asked, for Converse.
 *
 * @param messages turn by turn, beginning and ending with the customer
 * @param maxTokens the most tokens the answer may have
 * @param temperature 0 to 1
 * @param version of the template that it was made of
 */
public record Prompt(
    String system, List<Message> messages, int maxTokens, double temperature, String version) {

  /** Copies the list. */
  public Prompt {
    messages = List.copyOf(messages);
  }

  /** The same, for an answer of so many tokens at most. */
  public Prompt atMost(int tokens) {
    return tokens >= maxTokens ? this : new Prompt(system, messages, tokens, temperature, version);
  }

  /** One turn's text. */
  public record Message(boolean fromCustomer, String text) {}
}
