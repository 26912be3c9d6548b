package com.mangaassist.backend.aws.bedrock.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolResult;
import com.mangaassist.services.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers from what tools brought: repeats it in words, adds nothing. */
final class ResultWriter {
  private final Phrases phrases;

  ResultWriter(Phrases phrases) {
    this.phrases = phrases;
  }

  String write(List<ToolResult> results) {
    List<String> parts = new ArrayList<>();
    for (ToolResult result : results) {
      if (result.failed()) {
        parts.add(phrases.say("tool.failed", result.content().strip()));
      } else if (result.content().isBlank()) {
        parts.add(phrases.say("tool.nothing"));
      } else {
        parts.add(phrases.say("tool.result", told(result.content().strip())));
      }
    }
    return String.join("\n\n", parts);
  }

  /** JSON objects as lines of names and values; anything else as it is. */
  private static String told(String content) {
    try {
      JsonNode json = Json.parse(content);
      List<String> lines = new ArrayList<>();
      tell(json, "", lines);
      return lines.isEmpty() ? content : String.join("\n", lines);
    } catch (Json.MalformedJsonException e) {
      // Words.
      return content;
    }
  }

  private static void tell(JsonNode json, String name, List<String> lines) {
    if (json.isObject()) {
      for (Map.Entry<String, JsonNode> member : json.properties()) {
        tell(
            member.getValue(),
            name.isEmpty() ? member.getKey() : name + "." + member.getKey(),
            lines);
      }
    } else if (json.isArray()) {
      for (JsonNode item : json) {
        tell(item, name, lines);
      }
    } else {
      lines.add(name.isEmpty() ? json.asText() : "- " + name + ": " + json.asText());
    }
  }
}
