package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolResult;
import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolUse;
import com.mangaassist.backend.aws.bedrock.PromptMessage.Role;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.util.ArrayList;
import java.util.List;

/** The bodies of Converse and ConverseStream. */
final class ConverseMessages {
  /** What Claude takes when the request does not say. */
  private static final int DEFAULT_MAX_TOKENS = 4096;

  private ConverseMessages() {}

  /** Reads a request body, for a model of any size. */
  static ModelPrompt prompt(JsonNode body) throws AwsFault {
    return prompt(body, Integer.MAX_VALUE);
  }

  /**
   * Reads a request body.
   *
   * @param most the tokens that the model gives at most
   */
  static ModelPrompt prompt(JsonNode body, int most) throws AwsFault {
    List<String> system = new ArrayList<>();
    for (JsonNode block : body.path("system")) {
      if (block.has("text")) {
        system.add(
            ConverseContent.text(
                block.path("text"), "SystemContentBlock", "system." + system.size()));
      } else if (block.has("guardContent")) {
        system.add(block.path("guardContent").path("text").path("text").asText());
      }
    }
    JsonNode config = body.path("inferenceConfig");
    boolean hasTopP = config.hasNonNull("topP");
    double topP = Fields.share(config, "topP", "inferenceConfig.topP", 1);
    List<String> stops = Fields.texts(config, "stopSequences", "inferenceConfig.stopSequences");
    if (stops.stream().anyMatch(String::isBlank)) {
      throw AwsFault.validation(
          "The model returned the following errors: stop_sequences: each stop sequence must contain"
              + " non-whitespace");
    }
    Tools tools = ConverseTools.read(body.path("toolConfig"));
    return new ModelPrompt(
        system,
        messages(body.path("messages"), !tools.specs().isEmpty()),
        maxTokens(config, most),
        Fields.share(config, "temperature", "inferenceConfig.temperature", 1),
        hasTopP ? topP : null,
        stops,
        tools);
  }

  private static int maxTokens(JsonNode config, int most) throws AwsFault {
    int asked =
        Fields.positive(
            config, "maxTokens", "inferenceConfig.maxTokens", Math.min(DEFAULT_MAX_TOKENS, most));
    if (asked > most) {
      throw AwsFault.validation(
          "The maximum tokens you requested exceeds the model limit of %d. Try again with a maximum tokens value that is lower than %d."
              .formatted(most, most));
    }
    return asked;
  }

  /** The body of a Converse answer. */
  static ObjectNode answer(Whole whole, ConverseExtras extras) {
    Ending ending = whole.ending();
    ObjectNode body = Json.object();
    ObjectNode message = body.putObject("output").putObject("message").put("role", "assistant");
    ArrayNode content = message.putArray("content");
    if (!whole.text().isEmpty() || whole.toolUses().isEmpty()) {
      content.addObject().put("text", whole.text());
    }
    for (ToolUse use : whole.toolUses()) {
      content
          .addObject()
          .putObject("toolUse")
          .put("toolUseId", ConverseDialect.ID_PREFIX + use.id())
          .put("name", use.name())
          .set("input", use.input());
    }
    body.put("stopReason", ending.reason().wireName());
    body.set("usage", ConverseDialect.usage(ending.usage()));
    body.putObject("metrics").put("latencyMs", ending.total().toMillis());
    extras.putFields(body, ending);
    extras.putPerformance(body);
    return body;
  }

  private static List<PromptMessage> messages(JsonNode array, boolean tools) throws AwsFault {
    List<PromptMessage> messages = new ArrayList<>();
    for (JsonNode each : array) {
      String path = "messages." + messages.size();
      Role role =
          switch (each.path("role").asText()) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            case String other ->
                throw Fields.constraint(
                    path + ".role", other, "satisfy enum value set: [user, assistant]");
          };
      if (messages.isEmpty() && role != Role.USER) {
        throw mustStartWithUser();
      }
      if (!messages.isEmpty() && messages.getLast().role() == role) {
        throw AwsFault.validation(
            "A conversation must alternate between user and assistant roles. Make sure the"
                + " conversation alternates between user and assistant roles and try again.");
      }
      PromptMessage message =
          new PromptMessage(role, ConverseContent.read(each.path("content"), path));
      checkTools(messages.isEmpty() ? null : messages.getLast(), message, path, tools);
      messages.add(message);
    }
    if (messages.isEmpty()) {
      throw mustStartWithUser();
    }
    if (messages.getLast().role() != Role.USER) {
      throw AwsFault.validation(
          "A conversation must end with a user message. Try again with a conversation that ends"
              + " with a user message.");
    }
    return messages;
  }

  /** Each call of a tool has its result in the turn after it, and no result is without a call. */
  private static void checkTools(
      @org.jspecify.annotations.Nullable PromptMessage before,
      PromptMessage message,
      String path,
      boolean tools)
      throws AwsFault {
    List<String> answered = message.toolResults().stream().map(ToolResult::toolUseId).toList();
    if (!tools && !(answered.isEmpty() && message.toolUses().isEmpty())) {
      throw AwsFault.validation(
          "The toolConfig field must be defined when using toolUse and toolResult content blocks.");
    }
    List<String> asked =
        before == null ? List.of() : before.toolUses().stream().map(ToolUse::id).toList();
    List<String> missing = asked.stream().filter(id -> !answered.contains(id)).toList();
    if (!missing.isEmpty()) {
      throw AwsFault.validation(
          "Expected toolResult blocks at %s.content for the following Ids: %s"
              .formatted(path, String.join(", ", missing)));
    }
    if (answered.size() > asked.size()) {
      throw AwsFault.validation(
          "The number of toolResult blocks at %s.content exceeds the number of toolUse blocks of previous turn."
              .formatted(path));
    }
  }

  private static AwsFault mustStartWithUser() {
    return AwsFault.validation(
        "A conversation must start with a user message. Try again with a conversation that starts"
            + " with a user message.");
  }
}
