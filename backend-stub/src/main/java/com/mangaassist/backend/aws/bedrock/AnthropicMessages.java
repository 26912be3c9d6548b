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
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bodies of InvokeModel for Anthropic's models: their messages API as Bedrock serves it. */
final class AnthropicMessages {
  private static final String VERSION = "bedrock-2023-05-31";
  private static final int ID_LENGTH = 24;
  private static final int MOST_TOP_K = 500;
  private static final Set<String> MEMBERS =
      Set.of(
          "anthropic_beta",
          "anthropic_version",
          "max_tokens",
          "messages",
          "metadata",
          "stop_sequences",
          "system",
          "temperature",
          "thinking",
          "tool_choice",
          "tools",
          "top_k",
          "top_p");

  private AnthropicMessages() {}

  /** Reads the body of a call, which asks for no more tokens than its model gives. */
  static ModelPrompt prompt(Call call, JsonNode body) throws AwsFault {
    ModelPrompt prompt = prompt(body);
    int most = call.model().mostOutputTokens();
    if (prompt.maxTokens() > most) {
      throw AwsFault.validation(
          "max_tokens: %d > %d, which is the maximum allowed number of output tokens for %s"
              .formatted(prompt.maxTokens(), most, name(call)));
    }
    return prompt;
  }

  /** Reads a request body. */
  static ModelPrompt prompt(JsonNode body) throws AwsFault {
    for (String required : List.of("anthropic_version", "max_tokens", "messages")) {
      if (!body.hasNonNull(required)) {
        throw AwsFault.validation(required + ": Field required");
      }
    }
    for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!MEMBERS.contains(name)) {
        throw AwsFault.validation(name + ": Extra inputs are not permitted");
      }
    }
    AnthropicTypes.checkBody(body);
    if (!body.path("anthropic_version").asText().equals(VERSION)) {
      throw AwsFault.validation("anthropic_version: Input should be '" + VERSION + "'");
    }
    checkTopK(body, "");
    List<String> stops = Fields.texts(body, "stop_sequences", "stop_sequences");
    if (stops.stream().anyMatch(String::isBlank)) {
      throw AwsFault.validation("stop_sequences: each stop sequence must contain non-whitespace");
    }
    JsonNode system = body.path("system");
    double topP = share(body, "top_p");
    return new ModelPrompt(
        system.isMissingNode() || system.isNull()
            ? List.of()
            : AnthropicContent.texts(system, "system"),
        messages(body.path("messages")),
        maxTokens(body.path("max_tokens")),
        share(body, "temperature"),
        body.hasNonNull("top_p") ? topP : null,
        stops,
        AnthropicTools.read(body));
  }

  /** The body of an InvokeModel answer. */
  static ObjectNode answer(Call call, Whole whole) {
    ObjectNode body = Json.object();
    describe(body, call);
    ArrayNode content = body.putArray("content");
    if (!whole.text().isEmpty() || whole.toolUses().isEmpty()) {
      content.addObject().put("type", "text").put("text", whole.text());
    }
    for (ToolUse use : whole.toolUses()) {
      content
          .addObject()
          .put("type", "tool_use")
          .put("id", AnthropicDialect.ID_PREFIX + use.id())
          .put("name", use.name())
          .set("input", use.input());
    }
    body.put("stop_reason", stopReason(whole.ending().reason()));
    body.put("stop_sequence", whole.ending().stopSequence());
    body.putObject("usage")
        .put("input_tokens", whole.ending().usage().inputTokens())
        .put("output_tokens", whole.ending().usage().outputTokens());
    return body;
  }

  /** Anthropic's name of a reason. */
  static String stopReason(StopReason reason) {
    return reason == StopReason.CONTENT_FILTERED ? "refusal" : reason.wireName();
  }

  /** Puts what every message begins with: id, type, role and model. */
  static void describe(ObjectNode message, Call call) {
    message
        .put("id", "msg_bdrk_" + call.requestId().replace("-", "").substring(0, ID_LENGTH))
        .put("type", "message")
        .put("role", "assistant")
        .put("model", name(call));
  }

  /** The model's name at Anthropic. */
  private static String name(Call call) {
    return call.model().modelId().replaceAll("^anthropic\\.|-v\\d+:\\d+$", "");
  }

  /** Refuses a {@code top_k} that the model does not take. */
  static void checkTopK(JsonNode body, String opening) throws AwsFault {
    JsonNode value = body.path("top_k");
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw AwsFault.validation(opening + "top_k: Input should be a valid integer");
    }
    if (value.intValue() < 0 || value.intValue() > MOST_TOP_K) {
      throw AwsFault.validation(
          opening
              + (value.intValue() < 0
                  ? "top_k: Input should be greater than or equal to 0"
                  : "top_k: Input should be less than or equal to 500"));
    }
  }

  private static int maxTokens(JsonNode value) throws AwsFault {
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw AwsFault.validation("max_tokens: Input should be a valid integer");
    }
    if (value.intValue() < 1) {
      throw AwsFault.validation("max_tokens: Input should be greater than or equal to 1");
    }
    return value.intValue();
  }

  private static double share(JsonNode body, String name) throws AwsFault {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return 1;
    }
    if (!value.isNumber()) {
      throw AwsFault.validation(name + ": Input should be a valid number");
    }
    if (value.doubleValue() < 0) {
      throw AwsFault.validation(name + ": Input should be greater than or equal to 0");
    }
    if (value.doubleValue() > 1) {
      throw AwsFault.validation(name + ": Input should be less than or equal to 1");
    }
    return value.doubleValue();
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
      PromptMessage message =
          new PromptMessage(role, AnthropicContent.read(each.path("content"), path + ".content"));
      checkTools(messages.isEmpty() ? null : messages.getLast(), message, messages.size());
      messages.add(message);
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

  /** Each call of a tool has its result in the turn after it, and no result is without a call. */
  private static void checkTools(@Nullable PromptMessage before, PromptMessage message, int index)
      throws AwsFault {
    List<String> asked =
        before == null ? List.of() : before.toolUses().stream().map(ToolUse::id).toList();
    List<String> answered = message.toolResults().stream().map(ToolResult::toolUseId).toList();
    List<String> missing = asked.stream().filter(id -> !answered.contains(id)).toList();
    if (!missing.isEmpty()) {
      throw AwsFault.validation(
          ("messages.%d: `tool_use` ids were found without `tool_result` blocks immediately after:"
                  + " %s. Each `tool_use` block must have a corresponding `tool_result` block in"
                  + " the next message.")
              .formatted(index - 1, String.join(", ", missing)));
    }
    List<String> strange = answered.stream().filter(id -> !asked.contains(id)).toList();
    if (!strange.isEmpty()) {
      throw AwsFault.validation(
          ("messages.%d.content.0: unexpected `tool_use_id` found in `tool_result` blocks: %s. Each"
                  + " `tool_result` block must have a corresponding `tool_use` block in the"
                  + " previous message.")
              .formatted(index, String.join(", ", strange)));
    }
  }
}
