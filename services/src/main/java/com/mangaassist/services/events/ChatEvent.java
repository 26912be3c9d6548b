package com.mangaassist.services.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.mangaassist.services.models.Usage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of the chat path; the records' members are the bus's {@code detail}, snake case. */
public sealed interface ChatEvent {

  /** EventBridge's {@code source}. */
  String source();

  /** EventBridge's {@code detail-type}. */
  String detailType();

  /** A customer's message was accepted. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MessageReceived(
      @JsonProperty("session_id") String sessionId,
      @JsonProperty("message_id") String messageId,
      @JsonProperty("correlation_id") String correlationId,
      @JsonProperty("customer_id") String customerId,
      @JsonProperty("segment") String segment,
      @JsonProperty("intent") String intent,
      @JsonProperty("moderation_severity") String moderationSeverity,
      @JsonProperty("moderation_categories") List<String> moderationCategories,
      @JsonProperty("message_length") int messageLength,
      @JsonProperty("timestamp") String timestamp)
      implements ChatEvent {
    @Override
    public String source() {
      return "mangaassist.chat";
    }

    @Override
    public String detailType() {
      return "MessageReceived";
    }
  }

  /** A model answered, or failed to. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record InferenceCompleted(
      @JsonProperty("session_id") String sessionId,
      @JsonProperty("message_id") String messageId,
      @JsonProperty("correlation_id") String correlationId,
      @JsonProperty("model_id") String modelId,
      @JsonProperty("status") String status,
      @JsonProperty("metrics") Metrics metrics,
      @JsonProperty("response_summary") String responseSummary,
      @JsonProperty("error_code") @Nullable String errorCode,
      @JsonProperty("timestamp") String timestamp)
      implements ChatEvent {

    /** Longest {@code response_summary}, in UTF-16 units, as the shop's publisher cuts it. */
    public static final int SUMMARY_LENGTH = 500;

    /** {@code status} of an answer that was finished. */
    public static final String SUCCESS = "success";

    public InferenceCompleted {
      responseSummary = cut(responseSummary, SUMMARY_LENGTH);
    }

    @Override
    public String source() {
      return "mangaassist.ai";
    }

    @Override
    public String detailType() {
      return "InferenceCompleted";
    }
  }

  /**
   * A message or an answer was rated low or worse.
   *
   * @param subject {@code message} or {@code answer}
   * @param contentHash SHA-256 of the whole text's UTF-8, lower case hex
   * @param contentPreview its beginning with personal data masked
   */
  record ModerationFlagged(
      @JsonProperty("session_id") String sessionId,
      @JsonProperty("message_id") String messageId,
      @JsonProperty("correlation_id") String correlationId,
      @JsonProperty("subject") String subject,
      @JsonProperty("content_hash") String contentHash,
      @JsonProperty("content_preview") String contentPreview,
      @JsonProperty("severity") String severity,
      @JsonProperty("flagged_categories") List<String> flaggedCategories,
      @JsonProperty("model_id") String modelId,
      @JsonProperty("timestamp") String timestamp)
      implements ChatEvent {

    /** Longest {@code content_preview}, in UTF-16 units, as the shop's publisher cuts it. */
    public static final int PREVIEW_LENGTH = 200;

    /** Cuts the preview. */
    public ModerationFlagged {
      contentPreview = cut(contentPreview, PREVIEW_LENGTH);
      flaggedCategories = List.copyOf(flaggedCategories);
    }

    /** The {@code content_hash} of a text as it was said. */
    public static String hash(String content) {
      try {
        byte[] digest =
            MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }

    @Override
    public String source() {
      return "mangaassist.ai";
    }

    @Override
    public String detailType() {
      return "ModerationFlagged";
    }
  }

  /** An answer was ordered that is made in the background; the order itself stays in the store. */
  record GenerationRequested(
      @JsonProperty("job_id") String jobId,
      @JsonProperty("session_id") String sessionId,
      @JsonProperty("customer_id") String customerId,
      @JsonProperty("model_id") String modelId,
      @JsonProperty("timestamp") String timestamp)
      implements ChatEvent {

    /** {@code detail-type} of the event. */
    public static final String TYPE = "GenerationRequested";

    @Override
    public String source() {
      return "mangaassist.ai";
    }

    @Override
    public String detailType() {
      return TYPE;
    }
  }

  /** Products were recommended to a customer. */
  record RecommendationGenerated(
      @JsonProperty("correlation_id") String correlationId,
      @JsonProperty("customer_id") String customerId,
      @JsonProperty("recommended_product_ids") List<String> recommendedProductIds,
      @JsonProperty("strategy") String strategy,
      @JsonProperty("model_id") String modelId,
      @JsonProperty("count") int count,
      @JsonProperty("timestamp") String timestamp)
      implements ChatEvent {

    /** Copies the list. */
    public RecommendationGenerated {
      recommendedProductIds = List.copyOf(recommendedProductIds);
    }

    @Override
    public String source() {
      return "mangaassist.ai";
    }

    @Override
    public String detailType() {
      return "RecommendationGenerated";
    }
  }

  /** Tokens, time and cost of an inference; the cost is USD as a string with six decimals. */
  record Metrics(
      @JsonProperty("input_tokens") int inputTokens,
      @JsonProperty("output_tokens") int outputTokens,
      @JsonProperty("latency_ms") long latencyMs,
      @JsonProperty("first_token_ms") long firstTokenMs,
      @JsonProperty("estimated_cost_usd") String estimatedCostUsd) {

    public static Metrics of(Usage usage, long latencyMs, long firstTokenMs, BigDecimal costUsd) {
      return new Metrics(
          usage.inputTokens(),
          usage.outputTokens(),
          latencyMs,
          firstTokenMs,
          costUsd.toPlainString());
    }
  }

  /** At most {@code limit} UTF-16 units, never half of a surrogate pair: that is no UTF-8. */
  private static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
  }

  /** ISO 8601 in UTC, as the events carry it. */
  static String timestamp(Instant at) {
    return at.toString();
  }
}
