package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.pipeline.outbox.Outbox;
import com.mangaassist.services.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a turn tells the bus, as it was committed. */
class TurnEventsTest {

  private static final String HELLO = "{\"customerId\":\"user-42\",\"message\":\"Hello 😀\"}";

  private static final String BUS = "MangaAssist-AI-Events";

  @TempDir Path folder;

  @Test
  void tellsOfTheMessageAndOfTheAnswer() throws Exception {
    JsonNode answer;
    try (var aws = StandInFixture.saying(folder, "Good day.");
        var gateway = PipelineFixture.open(aws, folder)) {
      answer = json(gateway.post("/v1/chat", HELLO));
    }
    List<Outbox.Row> rows = rows();

    assertThat(rows)
        .extracting(row -> row.entry().detailType())
        .containsExactly("MessageReceived", "InferenceCompleted");
    for (Outbox.Row row : rows) {
      JsonNode detail = Json.parse(row.entry().detail());
      for (String id : List.of("session_id", "message_id", "correlation_id")) {
        String member = id.substring(0, id.indexOf('_')) + "Id";
        assertThat(detail.path(id)).as(id).isEqualTo(answer.path(member));
      }
    }
    assertThat(Json.parse(rows.getFirst().entry().detail()).path("message_length").asInt())
        .isEqualTo(7);
    JsonNode completed = Json.parse(rows.getLast().entry().detail());
    assertThat(completed.path("status").asText()).isEqualTo("success");
    assertThat(completed.path("response_summary").asText()).isEqualTo("Good day.");
    assertThat(completed.path("metrics").path("estimated_cost_usd"))
        .isEqualTo(answer.path("costUsd"));
  }

  @Test
  void bringsThemToTheBusThatItCreates() throws Exception {
    try (var aws = StandInFixture.saying(folder, "Good day.");
        var gateway = PipelineFixture.open(aws, folder)) {
      gateway.post("/v1/chat", HELLO);

      await().until(() -> aws.standIns.events().latest(BUS, 10).size() == 2);
      assertThat(aws.standIns.events().latest(BUS, 10))
          .anyMatch(event -> event.contains("\"detail-type\":\"MessageReceived\""))
          .anyMatch(event -> event.contains("\"detail-type\":\"InferenceCompleted\""));
    }
  }

  @Test
  void tellsOfAnAnswerThatFailed() throws Exception {
    try (var aws = StandInFixture.saying(folder, "word ".repeat(100));
        var gateway = PipelineFixture.open(aws, folder)) {
      aws.standIns
          .faults()
          .add(Fault.always("bedrock", "ConverseStream", FaultKind.MID_STREAM_CUT));
      gateway.post("/v1/chat", HELLO);
    }
    JsonNode detail = Json.parse(rows().getLast().entry().detail());

    assertThat(detail.path("status").asText()).isEqualTo("error");
    assertThat(detail.path("error_code").asText()).isEqualTo("ModelStreamBroken");
  }

  @Test
  void tellsOfAMessageThatWasRatedAndKeepsItWithoutPersonalData() throws Exception {
    String message = "You useless robot, call me on 090-1111-2222 " + "😀".repeat(200);
    JsonNode answer;
    try (var aws = StandInFixture.saying(folder, "Good day.");
        var gateway = PipelineFixture.open(aws, folder)) {
      answer = json(gateway.post("/v1/chat", Json.write(request("user-42", message))));
      assertThat(gateway.conversation(answer.path("sessionId").asText()).turns())
          .allMatch(turn -> turn.message().startsWith("You useless robot, call me on [phone]"));
    }
    JsonNode flagged = detailOf("ModerationFlagged");

    assertThat(flagged.path("severity").asText()).isEqualTo("medium");
    assertThat(flagged.path("subject").asText()).isEqualTo("message");
    assertThat(flagged.path("flagged_categories"))
        .extracting(JsonNode::asText)
        .contains("insult", "phone");
    assertThat(flagged.path("content_hash").asText())
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(message.getBytes(StandardCharsets.UTF_8))));
    assertThat(flagged.path("content_preview").asText())
        .startsWith("You useless robot, call me on [phone]")
        .hasSizeBetween(199, 200);
    assertThat(flagged.path("correlation_id")).isEqualTo(answer.path("correlationId"));
  }

  @Test
  void putsAWithheldAnswerIntoQuarantineBeforeASafeOneIsShown() throws Exception {
    String leak = "Of course. Your card is 4111 1111 1111 1111, enjoy.";
    JsonNode answer;
    JsonNode kept;
    try (var aws = StandInFixture.saying(folder, leak);
        var gateway = PipelineFixture.open(aws, folder)) {
      answer = json(gateway.post("/v1/chat", HELLO));
      var admin = Map.of("Authorization", "Bearer " + gateway.credentials.adminToken());
      kept = json(gateway.send("GET", "/admin/quarantine", admin)).path("withheld").path(0);
      assertThat(gateway.send("GET", "/admin/quarantine", Map.of()).statusCode()).isEqualTo(401);
    }
    assertThat(answer.path("answer").asText()).doesNotContain("4111");
    assertThat(kept.path("messageId")).isEqualTo(answer.path("messageId"));
    assertThat(kept.path("severity").asText()).isEqualTo("high");
    assertThat(kept.path("content").asText()).startsWith("Of course. Your card is [payment_card]");
    JsonNode flagged = detailOf("ModerationFlagged");
    assertThat(flagged.path("subject").asText()).isEqualTo("answer");
    assertThat(flagged.path("content_hash")).isEqualTo(kept.path("contentHash"));
    assertThat(detailOf("InferenceCompleted").path("response_summary"))
        .isEqualTo(answer.path("answer"));
  }

  @Test
  void tellsWhatWasRecommendedToWhom() throws Exception {
    JsonNode answer;
    try (var aws = StandInFixture.saying(folder, "These may be for you.");
        var gateway = PipelineFixture.open(aws, folder)) {
      var wish = request("user-42", "Can you recommend a cooking manga?");
      answer = json(gateway.post("/v1/chat", Json.write(wish)));
    }
    JsonNode recommended = detailOf("RecommendationGenerated");

    assertThat(recommended.path("customer_id").asText()).isEqualTo("user-42");
    assertThat(recommended.path("strategy").asText()).isEqualTo("topic");
    assertThat(recommended.path("recommended_product_ids"))
        .extracting(JsonNode::asText)
        .isEqualTo(answer.path("products").findValuesAsText("productId"))
        .hasSize(recommended.path("count").asInt());
  }

  private static JsonNode request(String customerId, String message) {
    return Json.object().put("customerId", customerId).put("message", message);
  }

  private JsonNode detailOf(String type) throws Exception {
    return Json.parse(
        rows().stream()
            .filter(row -> row.entry().detailType().equals(type))
            .findFirst()
            .orElseThrow()
            .entry()
            .detail());
  }

  /** Whatever has become of them meanwhile. */
  private List<Outbox.Row> rows() {
    try (var database = Pipeline.database(folder)) {
      List<Outbox.Row> rows = new ArrayList<>();
      for (Outbox.State state : Outbox.State.values()) {
        rows.addAll(database.read(c -> Outbox.rows(c, state)));
      }
      rows.sort(Comparator.comparingLong(Outbox.Row::id));
      return rows;
    }
  }
}
