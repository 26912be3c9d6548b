package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;
import java.io.IOException;

/**
 * ConverseStream: messageStart, contentBlockDelta…, contentBlockStop, messageStop, metadata. A text
 * block sends no contentBlockStart: Bedrock sends that one for tool use only.
 */
final class ConverseDialect implements StreamDialect {
  private final EventStreamWriter frames;

  ConverseDialect(EventStreamWriter frames) {
    this.frames = frames;
  }

  @Override
  public void begin(Call call, int inputTokens) throws IOException {
    frames.event("messageStart", Json.object().put("role", "assistant"));
  }

  @Override
  public void text(String piece) throws IOException {
    ObjectNode delta = Json.object().put("contentBlockIndex", 0);
    delta.putObject("delta").put("text", piece);
    frames.event("contentBlockDelta", delta);
  }

  @Override
  public void end(Answer answer, int inputTokens, long firstByteMs, long latencyMs)
      throws IOException {
    frames.event("contentBlockStop", Json.object().put("contentBlockIndex", 0));
    frames.event("messageStop", Json.object().put("stopReason", answer.stopReason().wireName()));
    ObjectNode metadata = Json.object();
    metadata.set("usage", usage(inputTokens, answer.tokens()));
    metadata.putObject("metrics").put("latencyMs", latencyMs);
    frames.event("metadata", metadata);
  }

  /** The usage member of Converse and ConverseStream. */
  static ObjectNode usage(int inputTokens, int outputTokens) {
    return Json.object()
        .put("inputTokens", inputTokens)
        .put("outputTokens", outputTokens)
        .put("totalTokens", inputTokens + outputTokens);
  }
}
