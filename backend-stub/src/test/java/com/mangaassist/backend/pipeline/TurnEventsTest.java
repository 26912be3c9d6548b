package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.pipeline.outbox.Outbox;
import com.mangaassist.backend.pipeline.sessions.SessionSchema;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  /** Whatever has become of them meanwhile. */
  private List<Outbox.Row> rows() {
    try (var database = SessionSchema.open(folder.resolve("pipeline.db"))) {
      List<Outbox.Row> rows = new ArrayList<>();
      for (Outbox.State state : Outbox.State.values()) {
        rows.addAll(database.read(c -> Outbox.rows(c, state)));
      }
      rows.sort(Comparator.comparingLong(Outbox.Row::id));
      return rows;
    }
  }
}
