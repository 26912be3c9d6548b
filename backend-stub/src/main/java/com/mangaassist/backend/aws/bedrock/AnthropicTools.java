package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.bedrock.Tools.Choice;
import com.mangaassist.backend.aws.bedrock.Tools.Tool;
import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The {@code tools} and {@code tool_choice} of Anthropic's messages. */
final class AnthropicTools {
  private static final Pattern NAME = Pattern.compile("^[a-zA-Z0-9_-]{1,128}$");

  private AnthropicTools() {}

  static Tools read(JsonNode body) throws AwsFault {
    List<Tool> tools = new ArrayList<>();
    for (JsonNode each : body.path("tools")) {
      String path = "tools." + tools.size();
      if (!each.path("name").isTextual()) {
        throw AwsFault.validation(path + ".name: Field required");
      }
      String name = each.path("name").textValue();
      if (!NAME.matcher(name).matches()) {
        throw AwsFault.validation(
            path + ".name: String should match pattern '" + NAME.pattern() + "'");
      }
      if (tools.stream().anyMatch(other -> other.name().equals(name))) {
        throw AwsFault.validation("tools: Tool names must be unique.");
      }
      JsonNode schema = each.path("input_schema");
      if (!schema.isObject()) {
        throw AwsFault.validation(path + ".input_schema: Field required");
      }
      if (!schema.path("type").asText().equals("object")) {
        throw AwsFault.validation(path + ".input_schema.type: Input should be 'object'");
      }
      tools.add(new Tool(name, each.path("description").asText(""), schema));
    }
    JsonNode choice = body.path("tool_choice");
    if (choice.isMissingNode() || choice.isNull()) {
      return new Tools(tools, Choice.AUTO, null);
    }
    if (tools.isEmpty()) {
      throw AwsFault.validation("tool_choice: may only be specified while providing tools");
    }
    return switch (choice.path("type").asText()) {
      case "auto" -> new Tools(tools, Choice.AUTO, null);
      case "any" -> new Tools(tools, Choice.ANY, null);
      case "none" -> new Tools(tools, Choice.NONE, null);
      case "tool" -> ConverseTools.named(tools, choice.path("name").asText(), "");
      case String other ->
          throw AwsFault.validation(
              "tool_choice: Input tag '%s' found using 'type' does not match any of the expected tags: 'any', 'auto', 'none', 'tool'"
                  .formatted(other));
    };
  }
}
