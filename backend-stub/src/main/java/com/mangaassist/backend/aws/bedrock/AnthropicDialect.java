package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolUse;
import com.mangaassist.services.json.Json;
import java.io.IOException;

/**
 * InvokeModelWithResponseStream of Anthropic's models: their own stream events, message_start to
 * message_stop, each as the base64 {@code bytes} of a chunk.
 */
final class AnthropicDialect implements StreamDialect {
  /** How the ids of Anthropic's models on Bedrock begin. */
  static final String ID_PREFIX = "toolu_bdrk_01";

  private final EventStreamWriter frames;

  AnthropicDialect(EventStreamWriter frames) {
    this.frames = frames;
  }

  @Override
  public void begin(Call call, int inputTokens) throws IOException {
    ObjectNode start = event("message_start");
    ObjectNode message = start.putObject("message");
    AnthropicMessages.describe(message, call);
    message.putArray("content");
    message.putNull("stop_reason");
    message.putNull("stop_sequence");
    message.putObject("usage").put("input_tokens", inputTokens).put("output_tokens", 1);
    chunk(start);
  }

  @Override
  public void beginText(int block) throws IOException {
    ObjectNode start = event("content_block_start").put("index", block);
    start.putObject("content_block").put("type", "text").put("text", "");
    chunk(start);
  }

  @Override
  public void text(int block, String piece) throws IOException {
    ObjectNode delta = event("content_block_delta").put("index", block);
    delta.putObject("delta").put("type", "text_delta").put("text", piece);
    chunk(delta);
  }

  @Override
  public void beginToolUse(int block, ToolUse use) throws IOException {
    ObjectNode start = event("content_block_start").put("index", block);
    start
        .putObject("content_block")
        .put("type", "tool_use")
        .put("id", ID_PREFIX + use.id())
        .put("name", use.name())
        .putObject("input");
    chunk(start);
  }

  @Override
  public void toolInput(int block, String json) throws IOException {
    ObjectNode delta = event("content_block_delta").put("index", block);
    delta.putObject("delta").put("type", "input_json_delta").put("partial_json", json);
    chunk(delta);
  }

  @Override
  public void endBlock(int block) throws IOException {
    chunk(event("content_block_stop").put("index", block));
  }

  @Override
  public void end(Ending ending) throws IOException {
    ObjectNode last = event("message_delta");
    last.putObject("delta")
        .put("stop_reason", AnthropicMessages.stopReason(ending.reason()))
        .put("stop_sequence", ending.stopSequence());
    last.putObject("usage").put("output_tokens", ending.usage().outputTokens());
    chunk(last);
    ObjectNode stop = event("message_stop");
    stop.putObject("amazon-bedrock-invocationMetrics")
        .put("inputTokenCount", ending.usage().inputTokens())
        .put("outputTokenCount", ending.usage().outputTokens())
        .put("invocationLatency", ending.total().toMillis())
        .put("firstByteLatency", ending.first().toMillis());
    chunk(stop);
  }

  private static ObjectNode event(String type) {
    return Json.object().put("type", type);
  }

  private void chunk(ObjectNode event) throws IOException {
    frames.event("chunk", Json.object().put("bytes", Json.writeBytes(event)));
  }
}
