package com.mangaassist.backend.aws.bedrock.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.bedrock.ModelPrompt;
import com.mangaassist.backend.aws.bedrock.Reply.ToolCall;
import com.mangaassist.backend.aws.bedrock.Tools;
import com.mangaassist.backend.aws.bedrock.Tools.Tool;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a tool is to be called, by the words that the last message shares with what the
 * tool says of itself, and with which input. Left free, it calls one only if the message names what
 * the tool is for and holds a value for all that the tool requires.
 */
final class ToolChooser {
  private static final int NAME_WEIGHT = 2;
  private static final int ENOUGH = 2;
  private static final int LONGEST_MESSAGE = 10_000;

  private ToolChooser() {}

  /** The call to make; empty when words are the better answer. */
  static Optional<ToolCall> choose(ModelPrompt prompt) {
    Tools tools = prompt.tools();
    String whole = prompt.messages().getLast().text();
    // What is asked for stands at the end of a long message.
    String message = whole.substring(Math.max(0, whole.length() - LONGEST_MESSAGE));
    boolean answered = !prompt.messages().getLast().toolResults().isEmpty();
    return switch (tools.choice()) {
      case NONE -> Optional.empty();
      case TOOL ->
          tools.specs().stream()
              .filter(tool -> tool.name().equals(tools.named()))
              .findFirst()
              .map(tool -> call(tool, message));
      case ANY -> best(tools.specs(), message, 0).map(tool -> call(tool, message));
      case AUTO ->
          answered
              ? Optional.empty()
              : best(tools.specs(), message, ENOUGH).flatMap(tool -> grounded(tool, message));
    };
  }

  private static Optional<Tool> best(List<Tool> tools, String message, int enough) {
    Map<Tool, Integer> scores =
        tools.stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    tool -> tool,
                    tool -> score(tool, message),
                    (a, b) -> a,
                    java.util.LinkedHashMap::new));
    return scores.entrySet().stream()
        .filter(entry -> entry.getValue() >= enough)
        // The first of equals: max would take the last.
        .min(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey);
  }

  private static int score(Tool tool, String message) {
    Set<String> said = ToolWords.of(message);
    int score = NAME_WEIGHT * shared(said, tool.name()) + shared(said, tool.description());
    JsonNode properties = tool.inputSchema().path("properties");
    for (var property : properties.properties()) {
      score += shared(said, property.getKey());
      score += shared(said, property.getValue().path("description").asText(""));
      for (JsonNode value : property.getValue().path("enum")) {
        score += shared(said, value.asText());
      }
    }
    return score;
  }

  private static int shared(Set<String> said, String text) {
    return (int) ToolWords.of(text).stream().filter(said::contains).count();
  }

  private static Optional<ToolCall> grounded(Tool tool, String message) {
    ObjectNode input = new ToolInput(message, tool).found();
    for (JsonNode required : tool.inputSchema().path("required")) {
      if (!input.has(required.asText())) {
        return Optional.empty();
      }
    }
    return Optional.of(new ToolCall(tool.name(), input));
  }

  private static ToolCall call(Tool tool, String message) {
    return new ToolCall(tool.name(), new ToolInput(message, tool).complete());
  }
}
