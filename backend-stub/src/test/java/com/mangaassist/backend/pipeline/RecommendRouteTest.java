package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.pipeline.retrieval.Catalog;
import com.mangaassist.backend.pipeline.retrieval.Product;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /v1/recommend} through its socket. */
class RecommendRouteTest {

  private static final Catalog CATALOG = Catalog.bundled();

  @TempDir Path folder;
  private StandInFixture aws;
  private PipelineFixture gateway;

  @BeforeEach
  void open() throws Exception {
    aws = StandInFixture.saying(folder, "Good day.");
    gateway = PipelineFixture.open(aws, folder);
  }

  @AfterEach
  void close() {
    gateway.close();
    aws.close();
  }

  @Test
  void recommendsWhatIsLikeTheLikedAndNeverThose() throws Exception {
    JsonNode answer = recommend("{\"customerId\":\"a\",\"likes\":[\"ダンジョン飯\",\"Golden Kamuy\"]}");

    assertThat(answer.path("strategy").asText()).isEqualTo("content_similarity");
    assertThat(answer.path("likes")).hasSize(2);
    List<Product> products = products(answer);
    assertThat(products).hasSize(10).doesNotHaveDuplicates();
    assertThat(products)
        .extracting(Product::productId)
        .doesNotContain(answer.path("likes").get(0).asText(), answer.path("likes").get(1).asText());
    assertThat(products.stream().limit(3))
        .as("one of the liked works' genres each")
        .allSatisfy(
            product ->
                assertThat(product.genres())
                    .containsAnyOf("fantasy", "cooking", "adventure", "historical"));
  }

  @Test
  void takesProductIdsAndSaysWhatItDoesNotHave() throws Exception {
    String id = CATALOG.products().getFirst().productId();
    JsonNode answer =
        recommend("{\"customerId\":\"a\",\"likes\":[\"" + id + "\",\"zzzz qqqq\"],\"max\":3}");

    assertThat(answer.path("likes").get(0).asText()).isEqualTo(id);
    assertThat(answer.path("unknownLikes").get(0).asText()).isEqualTo("zzzz qqqq");
    assertThat(answer.path("products")).hasSize(3);
  }

  @Test
  void keepsToTheConditionsOfTheMessage() throws Exception {
    JsonNode answer =
        recommend(
            "{\"customerId\":\"a\",\"likes\":[\"Akira\"],"
                + "\"message\":\"finished, under 600 yen a volume\"}");

    assertThat(answer.path("strategy").asText()).isEqualTo("content_similarity_with_message");
    assertThat(products(answer))
        .isNotEmpty()
        .allSatisfy(product -> assertThat(product.priceJpy()).isLessThanOrEqualTo(600));
  }

  @Test
  void recommendsByTheMessageAloneWhereNothingIsLiked() throws Exception {
    JsonNode answer = recommend("{\"customerId\":\"a\",\"message\":\"料理の漫画\"}");

    assertThat(answer.path("strategy").asText()).isEqualTo("message_search");
    assertThat(products(answer).getFirst().genres()).contains("cooking");
  }

  @Test
  void tellsTheBus() throws Exception {
    JsonNode answer = recommend("{\"customerId\":\"user-42\",\"likes\":[\"Akira\"],\"max\":2}");

    await()
        .untilAsserted(
            () ->
                assertThat(aws.standIns.events().latest("MangaAssist-AI-Events", 10))
                    .filteredOn(event -> event.contains("\"recommended_product_ids\""))
                    .singleElement()
                    .asString()
                    .contains(answer.path("correlationId").asText())
                    .contains("\"customer_id\":\"user-42\"")
                    .contains("\"count\":2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"likes\":[\"x\"]} | customerId",
        "{\"customerId\":\"a\"} | likes",
        "{\"customerId\":\"a\",\"likes\":[]} | likes",
        "{\"customerId\":\"a\",\"likes\":\"x\"} | likes",
        "{\"customerId\":\"a\",\"likes\":[5,\"x\"]} | likes",
        "{\"customerId\":\"a\",\"likes\":[\"x\"],\"max\":11} | max",
        "{\"customerId\":\"a\",\"likes\":[\"x\"],\"message\":\" \"} | message",
      })
  void namesTheFieldThatIsWrong(String body, String field) throws Exception {
    var response = gateway.post("/v1/recommend", body, Map.of());

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).path("errors"))
        .extracting(error -> error.path("field").asText())
        .contains(field);
  }

  private JsonNode recommend(String body) throws Exception {
    var response = gateway.post("/v1/recommend", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response);
  }

  private static List<Product> products(JsonNode answer) {
    return StreamSupport.stream(answer.path("products").spliterator(), false)
        .map(card -> CATALOG.find(card.path("productId").asText()).orElseThrow())
        .toList();
  }
}
