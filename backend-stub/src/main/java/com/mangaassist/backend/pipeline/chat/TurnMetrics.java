package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.services.flags.FlagDecision;
import com.mangaassist.services.flags.FlagReason;
import com.mangaassist.services.metrics.Figure;
import com.mangaassist.services.metrics.MetricSink;
import com.mangaassist.services.models.ModelSpec;
import com.mangaassist.services.models.Usage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pipeline's figures of its answers. Names with dots are OpenTelemetry's semantic conventions
 * for generative AI; what they have no name for is called as CloudWatch calls its own. Safe for
 * many threads.
 */
public final class TurnMetrics {

  /** The customer's message. */
  static final String MESSAGE = "message";

  /** The model's answer. */
  static final String ANSWER = "answer";

  private static final double MS = 1_000;
  private static final String MODEL = "gen_ai.request.model";
  private static final String TOKEN_TYPE = "gen_ai.token.type";

  private static final Figure DURATION = Figure.of("gen_ai.client.operation.duration", "Seconds");
  private static final Figure FIRST_TOKEN =
      Figure.of("gen_ai.server.time_to_first_token", "Seconds");
  private static final Figure TOKENS = Figure.of("gen_ai.client.token.usage", "Count");
  private static final Figure COST = Figure.of("EstimatedCostUsd", "None");
  private static final Figure CACHED = Figure.of("CacheHits", "Count");
  private static final Figure ENDED = Figure.of("Answers", "Count");
  private static final Figure FLAGGED = Figure.of("ModerationFlagged", "Count");

  private final MetricSink sink;
  private final Map<String, OfModel> models = new ConcurrentHashMap<>();

  /** The figures of one model, made once: every answer adds to most of them. */
  private record OfModel(
      Figure duration, Figure firstToken, Figure input, Figure output, Figure cost) {

    static OfModel named(String id) {
      Figure tokens = TOKENS.with(MODEL, id);
      return new OfModel(
          DURATION.with(MODEL, id),
          FIRST_TOKEN.with(MODEL, id),
          tokens.with(TOKEN_TYPE, "input"),
          tokens.with(TOKEN_TYPE, "output"),
          COST.with(MODEL, id));
    }
  }

  /** Into that sink. */
  public TurnMetrics(MetricSink sink) {
    this.sink = sink;
  }

  /**
   * An answer that the customer has.
   *
   * @param model that was asked
   * @param status {@code success}, or {@code error} when no model gave it
   */
  void completed(String model, ChatAnswer answer, String status) {
    ended(model, status);
    sink.add(CACHED, answer.cached() ? 1 : 0);
    OfModel figures = models.computeIfAbsent(model, OfModel::named);
    sink.add(figures.duration(), answer.latencyMs() / MS);
    sink.add(figures.firstToken(), answer.firstTokenMs() / MS);
  }

  /** What a model used for an answer, however it ended. */
  void used(ModelSpec model, FlagDecision flag, Usage usage) {
    if (usage.equals(Usage.NONE)) {
      return;
    }
    OfModel figures = models.computeIfAbsent(model.modelId(), OfModel::named);
    sink.add(figures.input(), usage.inputTokens());
    sink.add(figures.output(), usage.outputTokens());
    double cost = model.costUsd(usage).doubleValue();
    sink.add(figures.cost(), cost);
    if (flag.reason() != FlagReason.OVERRIDDEN) {
      sink.add(
          COST.with("feature_flag.key", flag.name())
              .with("feature_flag.result.variant", flag.variant()),
          cost);
    }
  }

  /** How an answer ended: success, stopped, error. */
  void ended(String model, String status) {
    sink.add(ENDED.with(MODEL, model).with("Status", status), 1);
  }

  /**
   * Moderation had something to say.
   *
   * @param subject {@link #MESSAGE} or {@link #ANSWER}
   */
  void flagged(String subject, Severity severity) {
    sink.add(FLAGGED.with("Subject", subject).with("Severity", severity.wireName()), 1);
  }
}
