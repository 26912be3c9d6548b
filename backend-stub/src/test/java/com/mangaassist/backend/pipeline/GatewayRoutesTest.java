package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.StoredTurn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes beside {@code /v1/chat}, through their socket. */
class GatewayRoutesTest {

  @TempDir Path folder;
  private StandInFixture aws;
  private PipelineFixture gateway;

  @BeforeEach
  void open() throws Exception {
    aws = StandInFixture.saying(folder, "These are the ones.");
    gateway = PipelineFixture.open(aws, folder);
  }

  @AfterEach
  void close() {
    gateway.close();
    aws.close();
  }

  @Test
  void findsProducts() throws Exception {
    JsonNode found = json(gateway.post("/v1/search", "{\"query\":\"ダンジョン飯\",\"topK\":3}"));

    assertThat(found.path("products")).hasSizeBetween(1, 3);
    JsonNode first = found.path("products").get(0);
    assertThat(first.path("titleJa").asText()).isEqualTo("ダンジョン飯");
    assertThat(first.path("priceJpy").asInt()).isPositive();
    assertThat(found.has("answer")).isFalse();
    assertThat(aws.prompts).isEmpty();
  }

  @Test
  void putsWhatItFoundIntoWordsOnRequest() throws Exception {
    JsonNode found = json(gateway.post("/v1/search", "{\"query\":\"ダンジョン飯\",\"answer\":true}"));

    assertThat(found.path("answer").asText()).isEqualTo("These are the ones.");
    assertThat(gateway.conversations().list(null, 10)).isEmpty();
  }

  @Test
  void namesTheFieldOfASearchThatIsWrong() throws Exception {
    List<Map.Entry<String, String>> cases =
        List.of(
            Map.entry("{}", "query"),
            Map.entry("{\"query\":\" \"}", "query"),
            Map.entry("{\"query\":\"x\",\"topK\":21}", "topK"),
            Map.entry("{\"query\":\"x\",\"topK\":0}", "topK"),
            Map.entry("{\"query\":\"x\",\"topK\":1.5}", "topK"),
            Map.entry("{\"query\":\"x\",\"answer\":\"yes\"}", "answer"));
    for (Map.Entry<String, String> one : cases) {
      var response = gateway.post("/v1/search", one.getKey());

      assertThat(response.statusCode()).as(one.getKey()).isEqualTo(400);
      assertThat(json(response).path("errors"))
          .as(one.getKey())
          .extracting(error -> error.path("field").asText())
          .containsExactly(one.getValue());
    }
  }

  @Test
  void tellsEverybodyHowItsPartsAre() throws Exception {
    var response = gateway.send("GET", "/health", Map.of());

    assertThat(response.statusCode()).isEqualTo(200);
    for (String part : List.of("sessions", "stand-ins")) {
      assertThat(json(response).path("parts").path(part).path("status").asText())
          .as(part)
          .isEqualTo("healthy");
    }
  }

  @Test
  void describesTheRoutesThatItHasAndNoOthers() throws Exception {
    JsonNode description = json(gateway.send("GET", "/openapi.json", Map.of()));

    assertThat(description.path("openapi").asText()).startsWith("3.1");
    Set<String> described = new TreeSet<>();
    for (var path : description.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (!operation.getKey().equals("parameters")) {
          described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    assertThat(described)
        .isEqualTo(
            gateway.pipeline.routes().stream()
                .map(route -> route.method() + " " + route.pathTemplate())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void keepsConversationsThatCanBeFoundRenamedHiddenAndBroughtBack() throws Exception {
    String session = talk("Do you have Akira?");
    talk("Something to cook by");
    var kept = gateway.conversations();

    assertThat(kept.list(null, 10)).hasSize(2);
    assertThat(kept.list("akira", 10))
        .extracting(ConversationSummary::sessionId, ConversationSummary::preview)
        .containsExactly(tuple(session, "Do you have Akira?"));
    assertThat(kept.list(null, 10))
        .extracting(ConversationSummary::preview)
        .containsOnly("These are the ones.");
    assertThat(kept.list(null, 1)).hasSize(1);
    assertThat(gateway.conversation(session).turns())
        .extracting(StoredTurn::state, StoredTurn::answer)
        .containsExactly(tuple(AnswerState.COMPLETE, "These are the ones."));

    kept.rename(session, "A classic");
    assertThat(gateway.conversation(session).summary().title()).isEqualTo("A classic");

    kept.delete(session);
    assertThat(kept.find(session)).isEmpty();
    assertThat(kept.list(null, 10)).hasSize(1);
    assertThatThrownBy(() -> kept.rename(session, "gone"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not exist");

    kept.restore(session);
    assertThat(kept.find(session)).isPresent();
  }

  @Test
  void listsConversationsPageByPage() throws Exception {
    for (String message : new String[] {"First", "Second", "Third"}) {
      talk(message);
    }
    var kept = gateway.conversations();
    var all = kept.list(null, 10);
    var page = kept.list(null, 2);

    assertThat(page).isEqualTo(all.subList(0, 2));
    assertThat(kept.list(null, 2, page.getLast())).isEqualTo(all.subList(2, 3));
    assertThat(kept.list(null, 2, all.getLast())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=201",
        "?limit=x",
        "?limit=-1",
        "?afterId=x",
        "?afterTime=2026-01-31T12:34:56Z",
        "?afterId=x&afterTime=yesterday",
        "?afterId=x&afterTime=%2B999999999-12-31T23:59:59Z"
      })
  void refusesALimitOrAPlaceThatIsNone(String query) throws Exception {
    var response =
        gateway.send(
            "GET",
            "/admin/conversations" + query,
            Map.of("Authorization", "Bearer " + gateway.credentials.adminToken()));

    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void showsConversationsToNobodyButTheAdministrator() throws Exception {
    String session = talk("Hello");
    for (String path : new String[] {"", "/" + session}) {
      var response =
          gateway.send(
              "GET",
              "/admin/conversations" + path,
              Map.of(
                  "Authorization",
                  "Bearer " + gateway.bearerToken,
                  "X-Api-Key",
                  gateway.credentials.apiKey()));
      assertThat(response.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void findsItsConversationsAgainAfterARestart() throws Exception {
    String session = talk("Do you have Akira?");
    gateway.close();
    gateway = PipelineFixture.open(aws, folder);

    assertThat(gateway.conversation(session).turns())
        .extracting(StoredTurn::state)
        .containsExactly(AnswerState.COMPLETE);
  }

  private String talk(String message) throws Exception {
    String body = "{\"customerId\":\"user-42\",\"message\":\"" + message + "\"}";
    return json(gateway.post("/v1/chat", body)).path("sessionId").asText();
  }
}
