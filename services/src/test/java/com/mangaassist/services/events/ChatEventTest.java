package com.mangaassist.services.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.events.ChatEvent.InferenceCompleted;
import com.mangaassist.services.events.ChatEvent.Metrics;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.Usage;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ChatEventTest {

  @Test
  void carriesTheMembersOfTheDocumentsPublisher() {
    var json = Json.tree(completed("hello"));
    assertThat(json.path("session_id").asText()).isEqualTo("s");
    assertThat(json.path("metrics").path("estimated_cost_usd").asText()).isEqualTo("0.004596");
    assertThat(json.path("metrics").path("input_tokens").asInt()).isEqualTo(612);
    assertThat(json.path("response_summary").asText()).isEqualTo("hello");
    assertThat(json.has("error_code")).isFalse();
    assertThat(json.has("source")).isFalse();
  }

  @Test
  void cutsTheSummaryAtFiveHundred() {
    assertThat(completed("あ".repeat(501)).responseSummary()).hasSize(500);
    assertThat(completed("あ".repeat(500)).responseSummary()).hasSize(500);
  }

  @Test
  void neverCutsACharacterInHalf() {
    String summary = completed("a".repeat(499) + "😊").responseSummary();
    assertThat(summary).hasSize(499).doesNotContain("\ud83d");
  }

  private static InferenceCompleted completed(String summary) {
    return new InferenceCompleted(
        "s",
        "m",
        "c",
        "model",
        InferenceCompleted.SUCCESS,
        Metrics.of(new Usage(612, 184), 3_100, 740, new BigDecimal("0.004596")),
        summary,
        null,
        "2026-04-01T00:00:00Z");
  }
}
