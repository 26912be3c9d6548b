package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.bedrock.PromptMessage.Role;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.util.ArrayList;
import java.util.List;

/** The bodies of InvokeModel for Anthropic's models: their messages API as Bedrock serves it. */
final class AnthropicMessages {
  private static final String VERSION = "bedrock-2023-05-31";
  private static final int ID_LENGTH = 24;

  private AnthropicMessages() {}

  /** Reads a request body. */
  static ModelPrompt prompt(JsonNode body) throws AwsFault {
    for (String required : List.of("anthropic_version", "max_tokens", "messages")) {
      if (!body.hasNonNull(required)) {
        throw AwsFault.validation(required + ": Field required");
      }
    }
    if (!body.path("anthropic_version").asText().equals(VERSION)) {
      throw AwsFault.validation("anthropic_version: Input should be '" + VERSION + "'");
    }
    if (body.path("tools").size() > 0) {
      throw AwsFault.validation("tools: this model does not support tool use");
    }
    JsonNode system = body.path("system");
    Fields.share(body, "top_p", "top_p", 1);
    return new ModelPrompt(
        system.isMissingNode() || system.isNull() ? List.of() : texts(system, "system"),
        messages(body.path("messages")),
        Fields.positive(body, "max_tokens", "max_tokens", 1),
        Fields.share(body, "temperature", "temperature", 1),
        Fields.texts(body, "stop_sequences", "stop_sequences"));
  }

  /** The body of an InvokeModel answer. */
  static ObjectNode answer(Call call, Generator.Whole whole) {
    ObjectNode body = Json.object();
    describe(body, call);
    body.putArray("content").addObject().put("type", "text").put("text", whole.text());
    body.put("stop_reason", whole.answer().stopReason().wireName());
    body.put("stop_sequence", whole.answer().stopSequence());
    body.putObject("usage")
        .put("input_tokens", whole.inputTokens())
        .put("output_tokens", whole.answer().tokens());
    return body;
  }

  /** Puts what every message begins with: id, type, role and model. */
  static void describe(ObjectNode message, Call call) {
    message
        .put("id", "msg_bdrk_" + call.requestId().replace("-", "").substring(0, ID_LENGTH))
        .put("type", "message")
        .put("role", "assistant")
        .put("model", call.model().modelId().replaceAll("^anthropic\\.|-v\\d+:\\d+$", ""));
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
                throw AwsFault.validation(
                    path + ".role: Input should be 'user' or 'assistant', not '" + other + "'");
          };
      if (messages.isEmpty() && role != Role.USER) {
        throw AwsFault.validation("messages: first message must use the \"user\" role");
      }
      if (!messages.isEmpty() && messages.getLast().role() == role) {
        throw AwsFault.validation(
            "messages: roles must alternate between \"user\" and \"assistant\", but found multiple"
                + " \"%s\" roles in a row".formatted(each.path("role").asText()));
      }
      String text = String.join("", texts(each.path("content"), path + ".content"));
      messages.add(new PromptMessage(role, text));
    }
    if (messages.isEmpty()) {
      throw AwsFault.validation("messages: at least one message is required");
    }
    if (messages.getLast().role() != Role.USER) {
      throw AwsFault.validation(
          "This model does not support assistant message prefill. The conversation must end with a"
              + " user message.");
    }
    return messages;
  }

  /** A string, or the texts of an array of text blocks. */
  private static List<String> texts(JsonNode value, String path) throws AwsFault {
    List<String> texts = new ArrayList<>();
    if (value.isTextual()) {
      texts.add(value.textValue());
    } else if (value.isArray()) {
      for (JsonNode block : value) {
        if (!block.path("type").asText().equals("text") || !block.path("text").isTextual()) {
          throw AwsFault.validation(
              "%s.%d: only text blocks are supported".formatted(path, texts.size()));
        }
        texts.add(block.path("text").textValue());
      }
    } else {
      throw AwsFault.validation(path + ": Input should be a valid list");
    }
    if (texts.isEmpty() || texts.stream().anyMatch(String::isBlank)) {
      throw AwsFault.validation(path + ": text content blocks must be non-empty");
    }
    return texts;
  }
}
