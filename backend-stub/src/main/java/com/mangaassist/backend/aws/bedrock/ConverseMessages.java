package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

  /** Reads a request body. */
  static ModelPrompt prompt(JsonNode body) throws AwsFault {
    if (body.has("toolConfig")) {
      throw AwsFault.validation("This model doesn't support tool use.");
    }
    List<String> system = new ArrayList<>();
    for (JsonNode block : body.path("system")) {
      if (block.has("text")) {
        system.add(text(block, "SystemContentBlock", "system." + system.size()));
      }
    }
    JsonNode config = body.path("inferenceConfig");
    Fields.share(config, "topP", "inferenceConfig.topP", 1);
    return new ModelPrompt(
        system,
        messages(body.path("messages")),
        Fields.positive(config, "maxTokens", "inferenceConfig.maxTokens", DEFAULT_MAX_TOKENS),
        Fields.share(config, "temperature", "inferenceConfig.temperature", 1),
        Fields.texts(config, "stopSequences", "inferenceConfig.stopSequences"));
  }

  /** The body of a Converse answer. */
  static ObjectNode answer(Generator.Whole whole) {
    ObjectNode body = Json.object();
    ObjectNode message = body.putObject("output").putObject("message").put("role", "assistant");
    message.putArray("content").addObject().put("text", whole.text());
    body.put("stopReason", whole.answer().stopReason().wireName());
    body.set("usage", ConverseDialect.usage(whole.inputTokens(), whole.answer().tokens()));
    body.putObject("metrics").put("latencyMs", whole.latencyMs());
    return body;
  }

  private static List<PromptMessage> messages(JsonNode array) throws AwsFault {
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
      messages.add(new PromptMessage(role, content(each.path("content"), path)));
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

  private static AwsFault mustStartWithUser() {
    return AwsFault.validation(
        "A conversation must start with a user message. Try again with a conversation that starts"
            + " with a user message.");
  }

  private static String content(JsonNode blocks, String path) throws AwsFault {
    StringBuilder joined = new StringBuilder();
    int index = 0;
    for (JsonNode block : blocks) {
      if (block.has("text")) {
        joined.append(text(block, "ContentBlock", path + ".content." + index));
      } else if (!block.has("cachePoint")) {
        throw AwsFault.validation(
            "This model doesn't support the content block at %s.content.%d. Update the content"
                    .formatted(path, index)
                + " block and try again.");
      }
      index++;
    }
    if (joined.isEmpty()) {
      throw AwsFault.validation(
          "The content field in the Message object at %s is empty. Add a ContentBlock object to the"
                  .formatted(path)
              + " content field and try again.");
    }
    return joined.toString();
  }

  private static String text(JsonNode block, String kind, String path) throws AwsFault {
    String text = block.path("text").asText();
    if (text.isBlank()) {
      throw AwsFault.validation(
          "The text field in the %s object at %s is blank. Add text to the text field, and try again."
              .formatted(kind, path));
    }
    return text;
  }
}
