package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.bedrock.offline.OfflineLanguageModel;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers about orders, shipping and payment: what they rest on, and whose orders they tell. */
class GroundedAnswersTest {
  @TempDir Path folder;

  @Test
  void tellsACustomerOfTheirOwnOrderAndCitesIt() throws Exception {
    try (var aws = StandInFixture.with(folder, new OfflineLanguageModel(), ModelCatalog.bundled());
        var gateway = PipelineFixture.open(aws, folder)) {
      JsonNode answer = ask(gateway, "user-7", "Where is my order?");
      String number = cited(answer, "order");

      assertThat(answer.path("answer").asText()).contains(number);
      assertThat(cited(ask(gateway, "user-7", "注文した本はどこですか"), "order")).isEqualTo(number);
      assertThat(cited(ask(gateway, "user-8", "Where is my order?"), "order")).isNotEqualTo(number);

      JsonNode all = ask(gateway, "user-7", "show all orders");
      assertThat(all.path("intent").asText()).isEqualTo("order_status");
      assertThat(all.path("moderation").path("severity").asText()).isEqualTo("none");
      assertThat(cited(all, "order")).isEqualTo(number);
    }
  }

  @Test
  void tellsNobodyOfAnotherCustomersOrder() throws Exception {
    try (var aws = StandInFixture.with(folder, new OfflineLanguageModel(), ModelCatalog.bundled());
        var gateway = PipelineFixture.open(aws, folder)) {
      String number = cited(ask(gateway, "user-7", "Where is my order?"), "order");
      JsonNode other = ask(gateway, "user-8", "Where is my order " + number + "?");

      assertThat(other.path("citations").findValuesAsText("id")).doesNotContain(number);
      assertThat(other.path("answer").asText()).contains("no order number " + number);
    }
  }

  @Test
  void citesTheShopsRuleInTheLanguageOfTheQuestion() throws Exception {
    try (var aws = StandInFixture.with(folder, new OfflineLanguageModel(), ModelCatalog.bundled());
        var gateway = PipelineFixture.open(aws, folder)) {
      JsonNode fee = ask(gateway, "user-7", "送料はいくらですか");
      assertThat(cited(fee, "policy")).isEqualTo("shipping.fee");
      assertThat(fee.path("answer").asText()).contains("¥330");

      JsonNode konbini = ask(gateway, "user-7", "Can I pay at a convenience store?");
      assertThat(cited(konbini, "policy")).isEqualTo("payment.konbini");
      assertThat(konbini.path("answer").asText()).contains("within 3 days");
    }
  }

  private static String cited(JsonNode answer, String type) {
    for (JsonNode citation : answer.path("citations")) {
      if (citation.path("type").asText().equals(type)) {
        return citation.path("id").asText();
      }
    }
    throw new AssertionError("no " + type + " cited in " + answer);
  }

  private static JsonNode ask(PipelineFixture gateway, String customer, String message)
      throws Exception {
    var request = Json.object().put("customerId", customer).put("message", message);
    return json(gateway.post("/v1/chat", Json.write(request)));
  }
}
