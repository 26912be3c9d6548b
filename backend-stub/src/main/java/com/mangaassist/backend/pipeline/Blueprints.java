package com.mangaassist.backend.pipeline;

import com.mangaassist.backend.pipeline.generate.JobWorker;
import com.mangaassist.services.events.ChatEvent.GenerationRequested;
import com.mangaassist.services.provisioning.Blueprint;
import com.mangaassist.services.provisioning.Blueprint.Archive;
import com.mangaassist.services.provisioning.Blueprint.Queue;
import com.mangaassist.services.provisioning.Blueprint.Rule;
import com.mangaassist.services.provisioning.Blueprint.Target;
import com.mangaassist.services.provisioning.Blueprint.Target.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pipeline needs of EventBridge and SQS, as the shop's document has it. */
final class Blueprints {

  /** Functions of the pipeline that rules lead to. */
  static final String INFERENCE_PROCESSOR = "MangaAssist-InferenceProcessor";

  static final String MODERATION = "MangaAssist-Moderation";
  static final String EMBEDDING = "MangaAssist-Embedding";
  static final String ANALYTICS = "MangaAssist-Analytics";

  /** The queue of orders for answers in the background. */
  static final String GENERATION = "MangaAssist-Generation";

  private static final String GENERATION_DLQ = GENERATION + "-DLQ";
  private static final String EVENT_DLQ = "MangaAssist-EventBridge-DLQ";
  private static final String EVERYTHING = "{\"source\":[{\"prefix\":\"mangaassist.\"}]}";

  private static final Duration FORTNIGHT = Duration.ofDays(14);

  private Blueprints() {}

  static Blueprint of(String bus) {
    return new Blueprint(
        bus,
        new Archive("manga-assist-ai-archive", 30, EVERYTHING),
        List.of(
            new Queue(EVENT_DLQ, Duration.ofMinutes(5), FORTNIGHT),
            new Queue(GENERATION_DLQ, JobWorker.HELD, FORTNIGHT),
            new Queue(
                GENERATION,
                JobWorker.HELD,
                Duration.ofDays(4),
                GENERATION_DLQ,
                JobWorker.MOST_RECEIVES)),
        List.of(
            inferenceCompleted(),
            moderationFlagged(),
            catalogUpdate(),
            paymentCompleted(),
            reviewSubmitted(),
            allEvents(),
            generationRequested()));
  }

  /** The addresses of the queues for what could not be delivered or done. */
  static List<String> deadLetters(Map<String, String> urls) {
    return Stream.of(EVENT_DLQ, GENERATION_DLQ).map(urls::get).filter(Objects::nonNull).toList();
  }

  private static Rule inferenceCompleted() {
    return new Rule(
        "MangaAssist-InferenceCompleted",
        "Route completed AI inferences to post-processor",
        """
        {"source":["mangaassist.ai"],"detail-type":["InferenceCompleted"],
         "detail":{"status":["success"],"model_id":[{"prefix":"anthropic.claude"}]}}""",
        List.of(
            function(INFERENCE_PROCESSOR, 2, Duration.ofHours(1)), function(ANALYTICS, 2, null)));
  }

  private static Rule moderationFlagged() {
    return new Rule(
        "MangaAssist-ModerationFlagged",
        "Route flagged content to moderation handler",
        """
        {"source":["mangaassist.ai"],"detail-type":["ModerationFlagged"],
         "detail":{"severity":["high","critical"]}}""",
        List.of(function(MODERATION, 3, null)));
  }

  private static Rule catalogUpdate() {
    return new Rule(
        "MangaAssist-CatalogUpdate",
        "Regenerate embeddings on catalog changes",
        """
        {"source":["mangaassist.catalog"],"detail-type":["CatalogUpdate.new_release",
         "CatalogUpdate.price_change","CatalogUpdate.discontinued"]}""",
        List.of(function(EMBEDDING, 2, Duration.ofHours(6))));
  }

  private static Rule paymentCompleted() {
    return new Rule(
        "MangaAssist-PaymentCompleted",
        "Generate AI order confirmations after payment",
        """
        {"source":["mangaassist.payments"],"detail-type":["PaymentCompleted"]}""",
        List.of(function(INFERENCE_PROCESSOR, 3, null)));
  }

  private static Rule reviewSubmitted() {
    return new Rule(
        "MangaAssist-ReviewSubmitted",
        "Analyze and moderate customer reviews with AI",
        """
        {"source":["mangaassist.reviews"],"detail-type":["ReviewSubmitted"]}""",
        List.of(function(MODERATION, null, null), function(ANALYTICS, null, null)));
  }

  private static Rule allEvents() {
    return new Rule(
        "MangaAssist-AllEvents-Analytics",
        "Send all MangaAssist events to analytics pipeline",
        EVERYTHING,
        List.of(function(ANALYTICS, null, null)));
  }

  private static Rule generationRequested() {
    return new Rule(
        "MangaAssist-GenerationRequested",
        "Queue answers that are made in the background",
        """
        {"source":["mangaassist.ai"],"detail-type":["%s"]}"""
            .formatted(GenerationRequested.TYPE),
        List.of(new Target(Kind.QUEUE, GENERATION, EVENT_DLQ, null, null)));
  }

  private static Target function(
      String name, @Nullable Integer retries, @Nullable Duration longestAge) {
    return new Target(Kind.FUNCTION, name, EVENT_DLQ, retries, longestAge);
  }
}
