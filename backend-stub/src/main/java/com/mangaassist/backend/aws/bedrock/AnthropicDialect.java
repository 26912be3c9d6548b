package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;
import java.io.IOException;

/**
 * InvokeModelWithResponseStream of Anthropic's models: their own stream events, message_start to
 * message_stop, each as the base64 {@code bytes} of a chunk.
 */
final class AnthropicDialect implements StreamDialect {
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
    ObjectNode block = event("content_block_start").put("index", 0);
    block.putObject("content_block").put("type", "text").put("text", "");
    chunk(block);
  }

  @Override
  public void text(String piece) throws IOException {
    ObjectNode delta = event("content_block_delta").put("index", 0);
    delta.putObject("delta").put("type", "text_delta").put("text", piece);
    chunk(delta);
  }

  @Override
  public void end(Answer answer, int inputTokens, long firstByteMs, long latencyMs)
      throws IOException {
    chunk(event("content_block_stop").put("index", 0));
    ObjectNode last = event("message_delta");
    last.putObject("delta")
        .put("stop_reason", answer.stopReason().wireName())
        .put("stop_sequence", answer.stopSequence());
    last.putObject("usage").put("output_tokens", answer.tokens());
    chunk(last);
    ObjectNode stop = event("message_stop");
    stop.putObject("amazon-bedrock-invocationMetrics")
        .put("inputTokenCount", inputTokens)
        .put("outputTokenCount", answer.tokens())
        .put("invocationLatency", latencyMs)
        .put("firstByteLatency", firstByteMs);
    chunk(stop);
  }

  private static ObjectNode event(String type) {
    return Json.object().put("type", type);
  }

  private void chunk(ObjectNode event) throws IOException {
    frames.event("chunk", Json.object().put("bytes", Json.writeBytes(event)));
  }
}
