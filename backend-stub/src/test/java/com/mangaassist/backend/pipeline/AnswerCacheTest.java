package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets an answer out of the cache, and who does not. */
class AnswerCacheTest {
  private static final String QUESTION = "Can you recommend a cooking manga?";

  @TempDir Path folder;

  @Test
  void givesTheSameAnswerToTheSameQuestionWithoutAModel() throws Exception {
    try (var aws = StandInFixture.saying(folder, "Try Delicious in Dungeon.");
        var gateway = PipelineFixture.open(aws, folder)) {
      JsonNode first = ask(gateway, "user-1", QUESTION);
      JsonNode again = ask(gateway, "user-1", "  can you RECOMMEND a cooking manga? ");

      assertThat(first.path("cached").asBoolean()).isFalse();
      assertThat(again.path("cached").asBoolean()).isTrue();
      assertThat(again.path("answer")).isEqualTo(first.path("answer"));
      assertThat(again.path("costUsd").asText()).isEqualTo("0.000000");
      assertThat(again.path("usage").path("outputTokens").asInt()).isZero();
      assertThat(again.path("sessionId")).isNotEqualTo(first.path("sessionId"));
    }
  }

  @Test
  void asksAModelWhenTheAnswerIsForOneCustomerOrOneConversation() throws Exception {
    try (var aws = StandInFixture.saying(folder, "Well.");
        var gateway = PipelineFixture.open(aws, folder)) {
      for (String personal :
          new String[] {
            "Where is my order?", "you useless robot", "Hello", "My card was declined"
          }) {
        ask(gateway, "user-1", personal);
        assertThat(ask(gateway, "user-1", personal).path("cached").asBoolean())
            .as(personal)
            .isFalse();
      }
      String session = ask(gateway, "user-1", QUESTION).path("sessionId").asText();
      var going =
          Json.object()
              .put("customerId", "user-1")
              .put("sessionId", session)
              .put("message", QUESTION);
      assertThat(json(gateway.post("/v1/chat", Json.write(going))).path("cached").asBoolean())
          .isFalse();
    }
  }

  private static JsonNode ask(PipelineFixture gateway, String customer, String message)
      throws Exception {
    var request = Json.object().put("customerId", customer).put("message", message);
    return json(gateway.post("/v1/chat", Json.write(request)));
  }
}
