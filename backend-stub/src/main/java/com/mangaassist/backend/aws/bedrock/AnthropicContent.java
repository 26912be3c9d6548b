package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.bedrock.PromptBlock.Text;
import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolResult;
import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolUse;
import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.ArrayList;
import java.util.List;

/** The content blocks of Anthropic's messages. Pictures and documents are refused. */
final class AnthropicContent {
  private AnthropicContent() {}

  /** A string, or an array of blocks. */
  static List<PromptBlock> read(JsonNode value, String path) throws AwsFault {
    List<PromptBlock> read = new ArrayList<>();
    if (value.isTextual()) {
      read.add(new Text(notBlank(value, path)));
    } else if (value.isArray()) {
      int index = 0;
      for (JsonNode block : value) {
        add(block, path + "." + index, path, read);
        index++;
      }
    } else {
      throw AwsFault.validation(path + ": Input should be a valid list");
    }
    if (read.isEmpty()) {
      throw blank(path);
    }
    return read;
  }

  /** The texts of a system prompt. */
  static List<String> texts(JsonNode value, String path) throws AwsFault {
    List<String> texts = new ArrayList<>();
    for (PromptBlock block : read(value, path)) {
      if (!(block instanceof Text(String text))) {
        throw AwsFault.validation(path + ": only text blocks are supported");
      }
      texts.add(text);
    }
    return texts;
  }

  private static void add(JsonNode block, String path, String list, List<PromptBlock> read)
      throws AwsFault {
    AnthropicTypes.checkBlock(block, path);
    switch (block.path("type").asText()) {
      case "text" -> read.add(new Text(notBlank(block.path("text"), list)));
      case "tool_use" -> {
        if (!block.path("input").isObject()) {
          throw AwsFault.validation(path + ".tool_use.input: Input should be a valid dictionary");
        }
        read.add(
            new ToolUse(
                required(block, "id", path + ".tool_use"),
                required(block, "name", path + ".tool_use"),
                block.path("input")));
      }
      case "tool_result" ->
          read.add(
              new ToolResult(
                  required(block, "tool_use_id", path + ".tool_result"),
                  result(block.path("content"), path + ".tool_result.content"),
                  block.path("is_error").asBoolean()));
      case "thinking", "redacted_thinking" -> {
        // What a model thought is not for the next one.
      }
      case "image", "document" ->
          throw AwsFault.validation(path + ": only text blocks are supported");
      case String other ->
          throw AwsFault.validation(
              "%s: Input tag '%s' found using 'type' does not match any of the expected tags: 'document', 'image', 'redacted_thinking', 'text', 'thinking', 'tool_result', 'tool_use'"
                  .formatted(path, other));
    }
  }

  private static String result(JsonNode content, String path) throws AwsFault {
    if (content.isMissingNode() || content.isNull()) {
      return "";
    }
    if (content.isTextual()) {
      return content.textValue();
    }
    if (!content.isArray()) {
      throw AwsFault.validation(path + ": Input should be a valid list");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode part : content) {
      AnthropicTypes.checkBlock(part, path + "." + texts.size());
      if (!part.path("type").asText().equals("text")) {
        throw AwsFault.validation(path + "." + texts.size() + ": only text blocks are supported");
      }
      texts.add(part.path("text").asText());
    }
    return String.join("\n", texts);
  }

  private static String required(JsonNode block, String name, String path) throws AwsFault {
    String value = block.path(name).asText();
    if (value.isEmpty()) {
      throw AwsFault.validation(path + "." + name + ": Field required");
    }
    return value;
  }

  private static String notBlank(JsonNode value, String path) throws AwsFault {
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw blank(path);
    }
    return value.textValue();
  }

  private static AwsFault blank(String path) {
    return AwsFault.validation(path + ": text content blocks must be non-empty");
  }
}
