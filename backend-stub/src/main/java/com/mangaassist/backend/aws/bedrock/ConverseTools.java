package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.bedrock.Tools.Choice;
import com.mangaassist.backend.aws.bedrock.Tools.Tool;
import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converse's {@code toolConfig}. */
final class ConverseTools {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+");
  private static final int LONGEST_NAME = 64;

  private ConverseTools() {}

  static Tools read(JsonNode config) throws AwsFault {
    if (config.isMissingNode() || config.isNull()) {
      return Tools.NONE;
    }
    List<Tool> tools = new ArrayList<>();
    int member = 0;
    for (JsonNode each : config.path("tools")) {
      member++;
      if (each.hasNonNull("toolSpec")) {
        Tool tool = tool(each.path("toolSpec"), member);
        if (tools.stream().anyMatch(other -> other.name().equals(tool.name()))) {
          throw AwsFault.validation(
              "The model returned the following errors: tools: Tool names must be unique.");
        }
        tools.add(tool);
      } else if (!each.hasNonNull("cachePoint")) {
        throw AwsFault.validation(
            "The Tool object at toolConfig.tools.%d must set one of the following keys: toolSpec, cachePoint."
                .formatted(member - 1));
      }
    }
    if (tools.isEmpty()) {
      throw Fields.constraint("toolConfig.tools", "[]", "have length greater than or equal to 1");
    }
    return choice(config.path("toolChoice"), tools);
  }

  private static Tool tool(JsonNode spec, int member) throws AwsFault {
    String path = "toolConfig.tools." + member + ".member.toolSpec";
    JsonNode name = spec.path("name");
    if (!name.isTextual()) {
      throw Fields.constraint(path + ".name", "null", "not be null");
    }
    if (name.textValue().length() > LONGEST_NAME) {
      throw Fields.constraint(
          path + ".name", name.textValue(), "have length less than or equal to 64");
    }
    if (!NAME.matcher(name.textValue()).matches()) {
      throw Fields.constraint(
          path + ".name",
          name.textValue(),
          "satisfy regular expression pattern: " + NAME.pattern());
    }
    JsonNode description = spec.path("description");
    if (description.isTextual() && description.textValue().isEmpty()) {
      throw Fields.constraint(path + ".description", "", "have length greater than or equal to 1");
    }
    JsonNode schema = spec.path("inputSchema").path("json");
    if (!schema.isObject()) {
      throw Fields.constraint(path + ".inputSchema", "null", "not be null");
    }
    if (!schema.path("type").asText().equals("object")) {
      throw AwsFault.validation(
          "The value at toolConfig.tools.%d.toolSpec.inputSchema.json.type must be one of the following: object."
              .formatted(member - 1));
    }
    return new Tool(name.textValue(), description.asText(""), schema);
  }

  private static Tools choice(JsonNode choice, List<Tool> tools) throws AwsFault {
    if (choice.isMissingNode() || choice.isNull() || choice.has("auto")) {
      return new Tools(tools, Choice.AUTO, null);
    }
    if (choice.has("any")) {
      return new Tools(tools, Choice.ANY, null);
    }
    String named = choice.path("tool").path("name").asText("");
    if (named.isEmpty()) {
      throw AwsFault.validation(
          "The ToolChoice object at toolConfig.toolChoice must set one of the following keys: auto,"
              + " any, tool.");
    }
    return named(tools, named, "The model returned the following errors: ");
  }

  /** The choice of one tool by its name. */
  static Tools named(List<Tool> tools, @Nullable String named, String opening) throws AwsFault {
    if (tools.stream().noneMatch(tool -> tool.name().equals(named))) {
      throw AwsFault.validation(opening + "Tool '" + named + "' not found in provided tools");
    }
    return new Tools(tools, Choice.TOOL, named);
  }
}
