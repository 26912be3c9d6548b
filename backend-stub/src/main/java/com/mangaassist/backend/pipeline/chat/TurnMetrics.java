package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.metrics.Figure;
import com.mangaassist.services.metrics.MetricSink;

/**
 * The pipeline's figures of its answers. Names with dots are OpenTelemetry's semantic conventions
 * for generative AI; what they have no name for is called as CloudWatch calls its own.
 */
public final class TurnMetrics {
  private static final double MS = 1_000;
  private static final String MODEL = "gen_ai.request.model";

  private static final Figure DURATION = Figure.of("gen_ai.client.operation.duration", "Seconds");
  private static final Figure FIRST_TOKEN =
      Figure.of("gen_ai.server.time_to_first_token", "Seconds");
  private static final Figure TOKENS = Figure.of("gen_ai.client.token.usage", "Count");
  private static final Figure COST = Figure.of("EstimatedCostUsd", "None");
  private static final Figure CACHED = Figure.of("CacheHits", "Count");
  private static final Figure ENDED = Figure.of("Answers", "Count");
  private static final Figure FLAGGED = Figure.of("ModerationFlagged", "Count");

  private final MetricSink sink;

  /** Into that sink. */
  public TurnMetrics(MetricSink sink) {
    this.sink = sink;
  }

  void completed(ChatAnswer answer) {
    String model = answer.modelId();
    ended(model, "success");
    sink.add(CACHED, answer.cached() ? 1 : 0);
    sink.add(DURATION.with(MODEL, model), answer.latencyMs() / MS);
    sink.add(FIRST_TOKEN.with(MODEL, model), answer.firstTokenMs() / MS);
    if (!answer.cached()) {
      Figure tokens = TOKENS.with(MODEL, model);
      sink.add(tokens.with("gen_ai.token.type", "input"), answer.usage().inputTokens());
      sink.add(tokens.with("gen_ai.token.type", "output"), answer.usage().outputTokens());
      sink.add(COST.with(MODEL, model), Double.parseDouble(answer.costUsd()));
    }
  }

  /** How an answer ended: success, stopped, error. */
  void ended(String model, String status) {
    sink.add(ENDED.with(MODEL, model).with("Status", status), 1);
  }

  void flagged(String subject, String severity) {
    sink.add(FLAGGED.with("Subject", subject).with("Severity", severity), 1);
  }
}
