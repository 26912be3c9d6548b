package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.bedrock.PromptBlock.Text;
import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolResult;
import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolUse;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The content blocks of Converse's messages. Documents of plain text are read, pictures refused.
 */
final class ConverseContent {
  private static final Pattern TOOL_USE_ID = Pattern.compile("[a-zA-Z0-9_.:-]{1,64}");
  private static final Set<String> READABLE = Set.of("txt", "md", "csv", "html");

  private ConverseContent() {}

  static List<PromptBlock> read(JsonNode blocks, String path) throws AwsFault {
    List<PromptBlock> read = new ArrayList<>();
    int index = 0;
    for (JsonNode block : blocks) {
      add(block, path + ".content." + index, read);
      index++;
    }
    if (read.isEmpty()) {
      throw AwsFault.validation(
          "The content field in the Message object at %s is empty. Add a ContentBlock object to the"
                  .formatted(path)
              + " content field and try again.");
    }
    return read;
  }

  private static void add(JsonNode block, String path, List<PromptBlock> read) throws AwsFault {
    if (block.size() != 1) {
      throw AwsFault.validation(
          "ContentBlock object at %s must set one of the following keys: text, image, toolUse, toolResult, document, video, cachePoint, reasoningContent."
              .formatted(path));
    }
    String kind = block.fieldNames().next();
    JsonNode value = block.path(kind);
    switch (kind) {
      case "text" -> read.add(new Text(text(value, "ContentBlock", path)));
      case "guardContent" -> read.add(new Text(value.path("text").path("text").asText()));
      case "toolUse" -> read.add(toolUse(value, path));
      case "toolResult" -> read.add(toolResult(value, path));
      case "document" -> read.add(new Text(document(value)));
      case "cachePoint", "reasoningContent", "citationsContent" -> {
        // They say nothing to the offline model.
      }
      case "image", "video", "audio" -> throw unsupported(kind);
      default ->
          throw AwsFault.validation(
              "This model doesn't support the content block at %s. Update the content block and try again."
                  .formatted(path));
    }
  }

  private static AwsFault unsupported(String kind) {
    return AwsFault.validation(
        "This model doesn't support the %s field for user messages. Remove %s and try again."
            .formatted(kind, kind));
  }

  private static ToolUse toolUse(JsonNode use, String path) throws AwsFault {
    JsonNode input = use.path("input");
    if (!input.isObject()) {
      throw AwsFault.validation(
          "The format of the value at %s.toolUse.input is invalid. Provide a json object for the field and try again."
              .formatted(path));
    }
    return new ToolUse(id(use, path + ".toolUse"), use.path("name").asText(), input);
  }

  private static ToolResult toolResult(JsonNode result, String path) throws AwsFault {
    String status = result.path("status").asText("success");
    if (!Set.of("success", "error").contains(status)) {
      throw Fields.constraint(
          path + ".toolResult.status", status, "satisfy enum value set: [success, error]");
    }
    List<String> parts = new ArrayList<>();
    for (JsonNode part : result.path("content")) {
      if (part.has("text")) {
        parts.add(part.path("text").asText());
      } else if (part.has("json")) {
        parts.add(Json.write(part.path("json")));
      } else if (part.has("document")) {
        parts.add(document(part.path("document")));
      } else {
        throw unsupported(part.has("video") ? "video" : "image");
      }
    }
    return new ToolResult(
        id(result, path + ".toolResult"), String.join("\n", parts), status.equals("error"));
  }

  private static String id(JsonNode block, String path) throws AwsFault {
    String id = block.path("toolUseId").asText();
    if (!TOOL_USE_ID.matcher(id).matches()) {
      throw Fields.constraint(
          path + ".toolUseId", id, "satisfy regular expression pattern: [a-zA-Z0-9_.:-]+");
    }
    return id;
  }

  private static String document(JsonNode document) throws AwsFault {
    JsonNode source = document.path("source");
    String words = source.path("text").asText("");
    if (words.isEmpty() && READABLE.contains(document.path("format").asText())) {
      try {
        words =
            new String(
                Base64.getDecoder().decode(source.path("bytes").asText()), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        words = "";
      }
    }
    if (words.isBlank()) {
      throw AwsFault.validation("This model doesn't support documents.");
    }
    return "Document " + document.path("name").asText() + ":\n" + words + "\n\n";
  }

  /** A text that is not blank. */
  static String text(JsonNode value, String kind, String path) throws AwsFault {
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw AwsFault.validation(
          "The text field in the %s object at %s is blank. Add text to the text field, and try again."
              .formatted(kind, path));
    }
    return value.textValue();
  }
}
