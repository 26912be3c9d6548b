package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json;

/** A part of a turn of a prompt. */
public sealed interface PromptBlock {
  /** What it adds to the input tokens, as text. */
  String counted();

  /** Words. */
  record Text(String text) implements PromptBlock {
    @Override
    public String counted() {
      return text;
    }
  }

  /**
   * A call of a tool that the model wished for.
   *
   * @param input a JSON object
   */
  record ToolUse(String id, String name, JsonNode input) implements PromptBlock {
    @Override
    public String counted() {
      return name + " " + Json.write(input);
    }
  }

  /**
   * What came of such a call.
   *
   * @param content the texts and JSON values of the result, joined by line ends
   * @param failed whether the tool said that it failed
   */
  record ToolResult(String toolUseId, String content, boolean failed) implements PromptBlock {
    @Override
    public String counted() {
      return content;
    }
  }
}
