package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.bedrock.AnswerStream.EndedException;
import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolUse;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.Usage;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passes the chunks of a streamed chat completion on, and gathers how it ended. */
final class OpenAiDeltas {
  private final AnswerStream stream;
  private final Supplier<String> ids;
  private final StringBuilder counted = new StringBuilder();
  private @Nullable String toolKey;
  private @Nullable String finish;
  private @Nullable String stopSequence;
  private @Nullable JsonNode usage;
  private boolean calledTool;

  OpenAiDeltas(AnswerStream stream, Supplier<String> ids) {
    this.stream = stream;
    this.ids = ids;
  }

  /** Takes one chunk. */
  void take(JsonNode chunk) throws IOException, InterruptedException, EndedException {
    if (chunk.path("usage").isObject()) {
      usage = chunk.path("usage");
    }
    JsonNode choice = chunk.path("choices").path(0);
    JsonNode delta = choice.path("delta");
    String text = delta.path("content").asText("");
    if (!text.isEmpty()) {
      counted.append(text);
      stream.text(text);
    }
    for (JsonNode call : delta.path("tool_calls")) {
      tool(call);
    }
    if (choice.path("finish_reason").isTextual()) {
      finish = choice.path("finish_reason").textValue();
    }
    if (choice.path("stop_reason").isTextual()) {
      // vLLM says which stop sequence it was.
      stopSequence = choice.path("stop_reason").textValue();
    }
  }

  /** A call begins with another index, or with another id: some servers number all of them 0. */
  private void tool(JsonNode call) throws IOException, InterruptedException, EndedException {
    JsonNode function = call.path("function");
    String id = call.path("id").asText("");
    String name = function.path("name").asText("");
    String index = call.path("index").asText("0");
    boolean other =
        toolKey == null
            || !toolKey.startsWith(index + ":")
            || (!id.isEmpty() && !name.isEmpty() && !toolKey.equals(index + ":" + id));
    if (other) {
      toolKey = index + ":" + id;
      calledTool = true;
      counted.append(name);
      stream.beginToolUse(new ToolUse(ids.get(), name, Json.object()));
    }
    JsonNode arguments = function.path("arguments");
    String piece = arguments.isObject() ? Json.write(arguments) : arguments.asText("");
    if (!piece.isEmpty()) {
      counted.append(piece);
      stream.toolInput(piece);
    }
  }

  /** Whether the server said that it had ended. */
  boolean finished() {
    return finish != null;
  }

  /** Why it ended; what the server does not say is told by what it sent. */
  StopReason reason() {
    return reason(finish, calledTool, stopSequence);
  }

  /** The stop sequence, if the server named it. */
  @Nullable String stopSequence() {
    return reason() == StopReason.STOP_SEQUENCE ? stopSequence : null;
  }

  /** What the server counted, or what the token counter makes of the answer. */
  Usage usage(int inputTokens) {
    return usage(Optional.ofNullable(usage), inputTokens, counted.toString());
  }

  static Usage usage(Optional<JsonNode> usage, int inputTokens, String answer) {
    int input = usage.map(each -> each.path("prompt_tokens").asInt()).orElse(0);
    int output = usage.map(each -> each.path("completion_tokens").asInt()).orElse(0);
    return new Usage(
        input > 0 ? input : inputTokens, output > 0 ? output : TokenCounter.count(answer));
  }

  static StopReason reason(
      @Nullable String finish, boolean calledTool, @Nullable String stopSequence) {
    return switch (finish == null ? "" : finish) {
      case "length" -> StopReason.MAX_TOKENS;
      case "content_filter" -> StopReason.CONTENT_FILTERED;
      default ->
          calledTool
              ? StopReason.TOOL_USE
              : stopSequence != null ? StopReason.STOP_SEQUENCE : StopReason.END_TURN;
    };
  }
}
