package com.mangaassist.app.bench;

import com.mangaassist.services.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.CreateArchiveResponse;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** The shop's event bus as its integration document has it: archive, six rules, and its events. */
final class ShopEvents {

  static final String BUS = "MangaAssist-AI-Events";
  private static final String ACCOUNT = "ap-northeast-1:123456789012:";
  private static final String FUNCTION = "arn:aws:lambda:" + ACCOUNT + "function:";
  private static final String DEAD_LETTERS =
      "arn:aws:sqs:" + ACCOUNT + "MangaAssist-EventBridge-DLQ";

  private record Rule(String name, String pattern, List<String> functions) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "MangaAssist-InferenceCompleted",
              """
              {"source":["mangaassist.ai"],"detail-type":["InferenceCompleted"],
               "detail":{"status":["success"],"model_id":[{"prefix":"anthropic.claude"}]}}
              """,
              List.of("inference-processor", "analytics")),
          new Rule(
              "MangaAssist-ModerationFlagged",
              """
              {"source":["mangaassist.ai"],"detail-type":["ModerationFlagged"],
               "detail":{"severity":["high","critical"]}}
              """,
              List.of("moderation")),
          new Rule(
              "MangaAssist-CatalogUpdate",
              """
              {"source":["mangaassist.catalog"],"detail-type":["CatalogUpdate.new_release",
               "CatalogUpdate.price_change","CatalogUpdate.discontinued"]}
              """,
              List.of("embedding")),
          new Rule(
              "MangaAssist-PaymentCompleted",
              "{\"source\":[\"mangaassist.payments\"],\"detail-type\":[\"PaymentCompleted\"]}",
              List.of("inference-processor")),
          new Rule(
              "MangaAssist-ReviewSubmitted",
              "{\"source\":[\"mangaassist.reviews\"],\"detail-type\":[\"ReviewSubmitted\"]}",
              List.of("moderation", "analytics")),
          new Rule(
              "MangaAssist-AllEvents-Analytics",
              "{\"source\":[{\"prefix\":\"mangaassist.\"}]}",
              List.of("analytics")));

  private ShopEvents() {}

  /** Makes bus, archive and the six rules with their functions as targets. */
  static void deploy(EventBridgeAsyncClient client) {
    client
        .createEventBus(r -> r.name(BUS))
        .exceptionally(
            // The pipeline makes the bus and the archive too, which may have been before.
            failure -> CreateEventBusResponse.builder().build())
        .join();
    String bus = client.describeEventBus(r -> r.name(BUS)).join().arn();
    client
        .createArchive(
            r ->
                r.archiveName("manga-assist-ai-archive")
                    .eventSourceArn(bus)
                    .retentionDays(30)
                    .eventPattern("{\"source\":[{\"prefix\":\"mangaassist.\"}]}"))
        .exceptionally(failure -> CreateArchiveResponse.builder().build())
        .join();
    for (Rule rule : RULES) {
      client
          .putRule(r -> r.name(rule.name()).eventBusName(BUS).eventPattern(rule.pattern()))
          .join();
      List<Target> targets = new ArrayList<>();
      for (String function : rule.functions()) {
        targets.add(
            Target.builder()
                .id(function)
                .arn(FUNCTION + function)
                .retryPolicy(p -> p.maximumRetryAttempts(2))
                .deadLetterConfig(d -> d.arn(DEAD_LETTERS))
                .build());
      }
      client.putTargets(r -> r.rule(rule.name()).eventBusName(BUS).targets(targets)).join();
    }
  }

  /** Ten events as the shop puts them; they lead to 23 deliveries. */
  static List<PutEventsRequestEntry> ten(int number) {
    List<PutEventsRequestEntry> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(
          entry(
              "mangaassist.ai",
              "InferenceCompleted",
              Map.of(
                  "status", "success",
                  "model_id", "anthropic.claude-3-sonnet-20240229-v1:0",
                  "session_id", "session-" + number,
                  "latency_ms", "840")));
    }
    for (int i = 0; i < 2; i++) {
      all.add(
          entry("mangaassist.chat", "MessageReceived", Map.of("session_id", "session-" + number)));
      all.add(
          entry(
              "mangaassist.reviews",
              "ReviewSubmitted",
              Map.of("review_id", "r-" + number, "review_text", "絵が綺麗で一気に読みました。")));
    }
    all.add(entry("mangaassist.ai", "ModerationFlagged", Map.of("severity", "high")));
    all.add(
        entry(
            "mangaassist.catalog", "CatalogUpdate.price_change", Map.of("product", "p" + number)));
    all.add(entry("mangaassist.payments", "PaymentCompleted", Map.of("order", "o" + number)));
    return all;
  }

  /** How many deliveries {@link #ten} leads to. */
  static final int DELIVERIES_OF_TEN = 23;

  private static PutEventsRequestEntry entry(
      String source, String type, Map<String, String> detail) {
    return PutEventsRequestEntry.builder()
        .eventBusName(BUS)
        .source(source)
        .detailType(type)
        .detail(Json.write(detail))
        .build();
  }
}
