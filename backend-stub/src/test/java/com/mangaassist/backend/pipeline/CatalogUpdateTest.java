package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.connection.AwsClients;
import com.mangaassist.services.events.EventFigures;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** The document's catalog events lead to new embeddings and a new index, as the shop sells. */
@Timeout(180)
class CatalogUpdateTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String BUS = "MangaAssist-AI-Events";

  @TempDir Path folder;
  private StandInFixture standIns;
  private AwsClients aws;
  private PipelineFixture gateway;

  @BeforeEach
  void open() throws Exception {
    standIns = StandInFixture.saying(folder, "Good day.");
    aws = standIns.clients();
    start();
  }

  private void start() throws Exception {
    gateway = PipelineFixture.open(standIns, folder);
    gateway.awaitHealthy("rules");
    gateway.awaitHealthy("retrieval");
  }

  @AfterEach
  void close() {
    gateway.close();
    aws.close();
    standIns.close();
  }

  /** As the document's webhook publishes one item. */
  private void tell(String type, ObjectNode item) {
    ObjectNode detail =
        Json.object()
            .put("product_id", item.path("id").asText())
            .put("title", item.path("title").asText())
            .put("update_type", type);
    detail.set("data", item);
    detail
        .putArray("actions")
        .add("regenerate_embedding")
        .add("update_search_index")
        .add("notify_subscribers");
    var entry =
        PutEventsRequestEntry.builder()
            .eventBusName(BUS)
            .source("mangaassist.catalog")
            .detailType("CatalogUpdate." + type)
            .detail(Json.write(detail))
            .build();
    var answer = aws.eventBridge().putEvents(r -> r.entries(entry)).join();
    assertThat(answer.failedEntryCount()).isZero();
  }

  private static ObjectNode item(String id, String title) {
    return Json.object().put("id", id).put("title", title);
  }

  private JsonNode product(String id) throws Exception {
    return json(gateway.ask("GET", "/v1/products/" + id));
  }

  private JsonNode best(String words) throws Exception {
    var found =
        gateway.post("/v1/search", Json.write(Json.object().put("query", words).put("topK", 1)));
    return json(found).path("products").path(0);
  }

  @Test
  void aNewPriceIsSoldAtOnceAndAfterARestart() throws Exception {
    tell("price_change", item("MNG-0001", "あまつき").put("price", 990));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> product("MNG-0001").path("priceJpy").asInt(), price -> price == 990);
    assertThat(best("あまつき").path("priceJpy").asInt()).isEqualTo(990);

    gateway.close();
    start();
    assertThat(product("MNG-0001").path("priceJpy").asInt()).isEqualTo(990);
    assertThat(best("あまつき").path("priceJpy").asInt()).isEqualTo(990);
    assertThat(gateway.eventFigures().deadLetters()).isZero();
  }

  @Test
  void aNewReleaseIsFoundAndADiscontinuedWorkIsNot() throws Exception {
    tell("new_release", item("MNG-9001", "量子将棋クラブ").put("price", 770).put("stock", 40));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> best("量子将棋クラブ").path("productId").asText(), "MNG-9001"::equals);
    assertThat(gateway.send("GET", "/assets/products/MNG-9001.svg", Map.of()).statusCode())
        .isEqualTo(200);
    JsonNode chat =
        json(gateway.post("/v1/chat", "{\"customerId\":\"c\",\"message\":\"量子将棋クラブはありますか\"}"));
    assertThat(chat.path("products").path(0).path("productId").asText()).isEqualTo("MNG-9001");

    tell("discontinued", item("MNG-9001", "量子将棋クラブ"));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> gateway.ask("GET", "/v1/products/MNG-9001").statusCode(), is -> is == 404);
    assertThat(best("量子将棋クラブ").path("productId").asText()).isNotEqualTo("MNG-9001");
    EventFigures events = gateway.eventFigures();
    assertThat(events.deadLetters()).isZero();
  }
}
