package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.bedrock.offline.OfflineLanguageModel;
import com.mangaassist.services.connection.AwsClients;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** The document's payment events feed the orders that answers rest on. */
@Timeout(180)
class PaidOrderTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private StandInFixture standIns;
  private AwsClients aws;
  private PipelineFixture gateway;

  @BeforeEach
  void open() throws Exception {
    standIns = StandInFixture.with(folder, new OfflineLanguageModel(), ModelCatalog.bundled());
    aws = standIns.clients();
    gateway = PipelineFixture.open(standIns, folder);
    gateway.awaitHealthy("rules");
  }

  @AfterEach
  void close() {
    gateway.close();
    aws.close();
    standIns.close();
  }

  /** As the document's webhook publishes a payment, with the customer whose it is. */
  private void pay(ObjectNode detail) {
    var entry =
        PutEventsRequestEntry.builder()
            .eventBusName("MangaAssist-AI-Events")
            .source("mangaassist.payments")
            .detailType("PaymentCompleted")
            .detail(Json.write(detail.put("action", "generate_confirmation")))
            .build();
    assertThat(aws.eventBridge().putEvents(r -> r.entries(entry)).join().failedEntryCount())
        .isZero();
  }

  private String citations(String customer) throws Exception {
    var answer =
        gateway.post(
            "/v1/chat",
            Json.write(
                Json.object().put("customerId", customer).put("message", "Where is my order?")));
    return json(answer).path("citations").toString();
  }

  @Test
  void whoPaidIsToldOfTheirOrderAndNobodyElseIs() throws Exception {
    pay(
        Json.object()
            .put("order_id", "MA-77000001")
            .put("customer_id", "buyer")
            .put("customer_email", "buyer@example.com")
            .put("amount", "1650")
            .put("currency", "JPY")
            .put("items", "[{\"product_id\":\"MNG-0001\",\"quantity\":2}]"));

    Awaitility.await().atMost(PATIENCE).until(() -> citations("buyer").contains("MA-77000001"));
    assertThat(citations("another")).doesNotContain("MA-77000001");
  }

  @Test
  void aPaymentThatCannotBeUnderstoodIsADeadLetter() throws Exception {
    pay(
        Json.object()
            .put("order_id", "MA-77000002")
            .put("customer_id", "buyer")
            .put("items", "[{\"product_id\":\"MNG-9999\",\"quantity\":1}]"));

    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> gateway.eventFigures().deadLetters(), Long.valueOf(1)::equals);
  }
}
