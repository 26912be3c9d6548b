package com.mangaassist.backend.pipeline.prompt;

import java.util.List;

/**
 * What a model is asked, for Converse.
 *
 * @param messages turn by turn, beginning and ending with the customer
 * @param maxTokens the most tokens the answer may have
 * @param temperature 0 to 1
 */
public record Prompt(String system, List<Message> messages, int maxTokens, double temperature) {

  /** Copies the list. */
  public Prompt {
    messages = List.copyOf(messages);
  }

  /** One turn's text. */
  public record Message(boolean fromCustomer, String text) {}
}
