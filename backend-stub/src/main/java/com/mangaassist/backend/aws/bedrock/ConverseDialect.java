package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolUse;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.Usage;
import java.io.IOException;

/**
 * ConverseStream: messageStart, contentBlockDelta…, contentBlockStop, messageStop, metadata. A text
 * block sends no contentBlockStart: Bedrock sends that one for tool use only.
 */
final class ConverseDialect implements StreamDialect {
  /** How the ids of Converse begin. */
  static final String ID_PREFIX = "tooluse_";

  private final EventStreamWriter frames;
  private final ConverseExtras extras;

  ConverseDialect(EventStreamWriter frames, ConverseExtras extras) {
    this.frames = frames;
    this.extras = extras;
  }

  @Override
  public void begin(Call call, int inputTokens) throws IOException {
    frames.event("messageStart", Json.object().put("role", "assistant"));
  }

  @Override
  public void beginText(int block) {
    // The first delta begins it.
  }

  @Override
  public void text(int block, String piece) throws IOException {
    ObjectNode delta = Json.object().put("contentBlockIndex", block);
    delta.putObject("delta").put("text", piece);
    frames.event("contentBlockDelta", delta);
  }

  @Override
  public void beginToolUse(int block, ToolUse use) throws IOException {
    ObjectNode start = Json.object().put("contentBlockIndex", block);
    start
        .putObject("start")
        .putObject("toolUse")
        .put("toolUseId", ID_PREFIX + use.id())
        .put("name", use.name());
    frames.event("contentBlockStart", start);
  }

  @Override
  public void toolInput(int block, String json) throws IOException {
    ObjectNode delta = Json.object().put("contentBlockIndex", block);
    delta.putObject("delta").putObject("toolUse").put("input", json);
    frames.event("contentBlockDelta", delta);
  }

  @Override
  public void endBlock(int block) throws IOException {
    frames.event("contentBlockStop", Json.object().put("contentBlockIndex", block));
  }

  @Override
  public void end(Ending ending) throws IOException {
    ObjectNode stop = Json.object().put("stopReason", ending.reason().wireName());
    extras.putFields(stop, ending);
    frames.event("messageStop", stop);
    ObjectNode metadata = Json.object();
    metadata.set("usage", usage(ending.usage()));
    metadata.putObject("metrics").put("latencyMs", ending.total().toMillis());
    extras.putPerformance(metadata);
    frames.event("metadata", metadata);
  }

  /** The usage member of Converse and ConverseStream. */
  static ObjectNode usage(Usage usage) {
    return Json.object()
        .put("inputTokens", usage.inputTokens())
        .put("outputTokens", usage.outputTokens())
        .put("totalTokens", usage.inputTokens() + usage.outputTokens());
  }
}
