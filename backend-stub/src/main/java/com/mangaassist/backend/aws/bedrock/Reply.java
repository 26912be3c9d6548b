package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A model's whole answer. A model that does not mind limits says {@link StopReason#END_TURN}: the
 * stand-in cuts the text at the token limit and the stop sequences of the prompt.
 *
 * @param toolCalls the tools that it wants called, after the text
 */
public record Reply(String text, List<ToolCall> toolCalls, StopReason stopReason) {
  /** A wish to have a tool called; {@code input} is a JSON object. */
  public record ToolCall(String name, JsonNode input) {}

  /** Copies the list. */
  public Reply {
    toolCalls = List.copyOf(toolCalls);
  }

  /** An answer of words alone. */
  public Reply(String text, StopReason stopReason) {
    this(text, List.of(), stopReason);
  }

  /** An answer that ends by itself. */
  public static Reply endingItself(String text) {
    return new Reply(text, StopReason.END_TURN);
  }

  /** An answer that waits for the results of tools. */
  public static Reply calling(List<ToolCall> toolCalls) {
    return new Reply("", toolCalls, StopReason.TOOL_USE);
  }
}
