package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import com.mangaassist.services.models.Usage;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code POST /v1/chat} through its socket. */
class ChatRouteTest {

  private static final String HELLO = "{\"customerId\":\"user-42\",\"message\":\"Hello\"}";

  @TempDir Path folder;
  private StandInFixture aws;
  private PipelineFixture gateway;

  @BeforeEach
  void open() throws Exception {
    aws = StandInFixture.saying(folder, "Good day. How can I help?");
    gateway = PipelineFixture.open(aws, folder);
  }

  @AfterEach
  void close() {
    gateway.close();
    aws.close();
  }

  @Test
  void answersWithAllThatTheContractPromises() throws Exception {
    HttpResponse<String> response = gateway.post("/v1/chat", HELLO);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode answer = json(response);
    assertThat(answer.path("answer").asText()).isEqualTo("Good day. How can I help?");
    assertThat(answer.path("intent").isTextual()).isTrue();
    assertThat(answer.path("cached").isBoolean()).isTrue();
    assertThat(answer.path("products").isArray()).isTrue();
    assertThat(answer.path("moderation").path("severity").asText()).isEqualTo("none");
    for (String id : List.of("sessionId", "messageId", "correlationId")) {
      assertThat(answer.path(id).asText()).as(id).isNotBlank();
    }
    assertThat(answer.path("firstTokenMs").asLong())
        .isBetween(0L, answer.path("latencyMs").asLong());
    JsonNode timings = answer.path("timings");
    long sum = 0;
    for (JsonNode phase : timings) {
      sum += phase.asLong();
    }
    assertThat(sum).isEqualTo(answer.path("latencyMs").asLong());
  }

  @Test
  void pricesTheTokensThatTheModelCounted() throws Exception {
    JsonNode answer = json(gateway.post("/v1/chat", HELLO));

    var usage =
        new Usage(
            answer.path("usage").path("inputTokens").asInt(),
            answer.path("usage").path("outputTokens").asInt());
    assertThat(usage).isEqualTo(aws.invocations.take().usage());
    assertThat(answer.path("costUsd").asText())
        .matches("\\d+\\.\\d{6}")
        .isEqualTo(
            ModelCatalog.bundled()
                .find(answer.path("modelId").asText())
                .orElseThrow()
                .costUsd(usage)
                .toPlainString());
  }

  @Test
  void letsTheFlagChooseTheModelByTheCustomersBucket() throws Exception {
    JsonNode answer = json(gateway.post("/v1/chat", HELLO));

    assertThat(answer.path("modelId").asText()).isEqualTo(ModelCatalog.SONNET);
    JsonNode flag = answer.path("flag");
    assertThat(flag.path("name").asText()).isEqualTo("sonnet-rollout");
    assertThat(flag.path("bucket").asInt()).isEqualTo(39);
    assertThat(flag.path("rolloutPercentage").asInt()).isEqualTo(50);
    assertThat(flag.path("variant").asText()).isEqualTo(ModelCatalog.SONNET);
    assertThat(flag.path("reason").asText()).isEqualTo("SPLIT");
  }

  @Test
  void takesTheModelThatTheCallerNames() throws Exception {
    JsonNode answer =
        json(
            gateway.post(
                "/v1/chat",
                """
                {"customerId":"user-42","message":"Hello","modelId":"%s"}\
                """
                    .formatted(ModelCatalog.HAIKU)));

    assertThat(answer.path("modelId").asText()).isEqualTo(ModelCatalog.HAIKU);
    assertThat(answer.path("flag").path("reason").asText()).isEqualTo("OVERRIDDEN");
  }

  @Test
  void goesOnWithASession() throws Exception {
    String session = json(gateway.post("/v1/chat", HELLO)).path("sessionId").asText();
    JsonNode second =
        json(
            gateway.post(
                "/v1/chat",
                """
                {"sessionId":"%s","customerId":"user-42","message":"And again"}\
                """
                    .formatted(session)));

    assertThat(second.path("sessionId").asText()).isEqualTo(session);
    assertThat(gateway.conversation(session).turns())
        .extracting(turn -> turn.message())
        .containsExactly("Hello", "And again");
  }

  @Test
  void refusesAnotherCustomersSession() throws Exception {
    String session = json(gateway.post("/v1/chat", HELLO)).path("sessionId").asText();
    HttpResponse<String> response =
        gateway.post(
            "/v1/chat",
            """
            {"sessionId":"%s","customerId":"user-43","message":"Tell me what they said"}\
            """
                .formatted(session));

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    assertThat(gateway.conversation(session).turns()).hasSize(1);
    assertThat(aws.prompts).hasSize(1);
  }

  @Test
  void namesTheFieldThatIsWrong() throws Exception {
    List<Map.Entry<String, String>> cases =
        List.of(
            Map.entry("not json", "body"),
            Map.entry("[]", "body"),
            Map.entry("{\"customerId\":\"a\",\"customerId\":\"b\",\"message\":\"x\"}", "body"),
            Map.entry("{\"message\":\"x\"}", "customerId"),
            Map.entry("{\"customerId\":\"a\"}", "message"),
            Map.entry("{\"customerId\":\"a\",\"message\":\"\"}", "message"),
            Map.entry("{\"customerId\":\"a\",\"message\":\" \\u3000\\n\"}", "message"),
            Map.entry("{\"customerId\":\"a\",\"message\":5}", "message"),
            Map.entry("{\"customerId\":\"a\",\"message\":\"x\\ud83d\"}", "message"),
            Map.entry("{\"customerId\":\"a\",\"message\":\"x\\u0000\"}", "message"),
            Map.entry("{\"customerId\":\"a\",\"message\":\"x\",\"segment\":\"gold\"}", "segment"),
            Map.entry("{\"customerId\":\"a\",\"message\":\"x\",\"language\":\"fr\"}", "language"),
            Map.entry("{\"customerId\":\"a\",\"message\":\"x\",\"modelId\":\"gpt\"}", "modelId"),
            Map.entry("{\"customerId\":\"a\",\"message\":\"x\",\"sessionId\":\"\"}", "sessionId"));
    for (Map.Entry<String, String> one : cases) {
      HttpResponse<String> response = gateway.post("/v1/chat", one.getKey());

      assertThat(response.statusCode()).as(one.getKey()).isEqualTo(400);
      assertThat(json(response).path("message").asText()).isEqualTo("Bad Request");
      assertThat(json(response).path("errors"))
          .as(one.getKey())
          .extracting(error -> error.path("field").asText())
          .containsExactly(one.getValue());
    }
    assertThat(aws.prompts).isEmpty();
  }

  @Test
  void countsCharactersAsCodePoints() throws Exception {
    String body = "{\"customerId\":\"a\",\"message\":\"%s\"}";
    assertThat(gateway.post("/v1/chat", body.formatted("😀".repeat(8_000))).statusCode())
        .isEqualTo(200);
    assertThat(gateway.post("/v1/chat", body.formatted("😀".repeat(8_001))).statusCode())
        .isEqualTo(400);
  }

  @Test
  void refusesAWrongTokenAndAWrongKey() throws Exception {
    HttpResponse<String> noToken =
        gateway.post("/v1/chat", HELLO, Map.of("Authorization", "Bearer x.y.z"));
    assertThat(noToken.statusCode()).isEqualTo(401);
    assertThat(noToken.body()).isEqualTo("{\"message\":\"Unauthorized\"}");

    HttpResponse<String> noKey = gateway.post("/v1/chat", HELLO, Map.of("X-Api-Key", "wrong"));
    assertThat(noKey.statusCode()).isEqualTo(403);
    assertThat(noKey.body()).isEqualTo("{\"message\":\"Forbidden\"}");
  }

  @Test
  void namesEachAnswer() throws Exception {
    String large = "{\"customerId\":\"a\",\"message\":\"" + "x".repeat(2_000_000) + "\"}";
    List<HttpResponse<String>> answers =
        List.of(
            gateway.post("/v1/chat", HELLO),
            gateway.post("/v1/chat", "{}"),
            gateway.post("/v1/chat", large),
            gateway.post("/v1/chat", HELLO, Map.of("Authorization", "none")),
            gateway.send("GET", "/health", Map.of()));

    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .containsExactly(200, 400, 413, 401, 200);
    assertThat(answers)
        .extracting(answer -> answer.headers().firstValue("x-amzn-RequestId").orElse(""))
        .doesNotContain("")
        .doesNotHaveDuplicates();
    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(answer.headers().firstValue("X-Amzn-Trace-Id").orElse(""))
                    .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};.*Sampled=1"));
  }

  @Test
  void givesUpWhenTheAnswerTakesTooLong() throws Exception {
    var never = new Semaphore(0);
    try (var slow = StandInFixture.paced(folder.resolve("slow"), "Hello.", t -> never.acquire());
        var hasty =
            PipelineFixture.open(
                slow,
                Files.createDirectory(folder.resolve("hasty")),
                Duration.ofMillis(200),
                Duration.ofSeconds(10))) {
      HttpResponse<String> response = hasty.post("/v1/chat", HELLO);

      assertThat(response.statusCode()).isEqualTo(504);
      assertThat(response.body()).isEqualTo("{\"message\":\"Endpoint request timed out\"}");
      String session = hasty.conversations().list(null, 1).getFirst().sessionId();
      assertThat(hasty.conversation(session).turns())
          .extracting(turn -> turn.state(), turn -> turn.problem())
          .containsExactly(tuple(AnswerState.FAILED, "EndpointTimeout"));
    }
  }

  @Test
  void takesNoIdThatLooksLikeAnotherOne() throws Exception {
    String strange = "customerId: must not begin or end with a blank";
    String control = "customerId: holds control characters";
    Map<String, String> problems =
        Map.of(
            " user-42",
            strange,
            "user-42 ",
            strange,
            "user-42\\u3000",
            strange,
            "\\u200buser-42",
            strange,
            "user-42\\n",
            control,
            "user\\t42",
            control,
            "user\\u000042",
            control,
            "user\\u202e42",
            "customerId: holds invisible characters",
            "\\u3000",
            "customerId: must not be blank",
            "x".repeat(129),
            "customerId: must be at most 128 characters");
    try (ChatProbe client = gateway.connect()) {
      for (var each : problems.entrySet()) {
        String body =
            "{\"customerId\":\"%s\",\"message\":\"Hello\",\"likes\":[\"Akira\"]}"
                .formatted(each.getKey());
        for (String path : List.of("/v1/chat", "/v1/generate", "/v1/recommend")) {
          HttpResponse<String> answer = gateway.post(path, body);
          assertThat(answer.statusCode()).as(path + body).isEqualTo(400);
          var error = json(answer).at("/errors/0");
          assertThat(error.path("field").asText() + ": " + error.path("problem").asText())
              .startsWith(each.getValue());
        }
        String customer = Json.parse(body).path("customerId").asText();
        client.send(new ChatRequest(null, customer, "Hello", null, null, null));
        assertThat(client.next())
            .isInstanceOfSatisfying(
                ServerFrame.Failure.class,
                failure -> {
                  assertThat(failure.code()).isEqualTo("InvalidMessage");
                  assertThat(failure.message()).contains("customerId");
                });
      }
    }
    String longest = "{\"customerId\":\"Ms %s\",\"message\":\"Hello\"}".formatted("x".repeat(125));
    assertThat(gateway.post("/v1/chat", longest).statusCode()).isEqualTo(200);
  }

  @Test
  void saysWhenNoModelFinishesItsAnswer() throws Exception {
    aws.standIns.faults().add(Fault.always("bedrock", "ConverseStream", FaultKind.MID_STREAM_CUT));
    HttpResponse<String> failed = gateway.post("/v1/chat", HELLO);
    assertThat(failed.statusCode()).isEqualTo(502);
    assertThat(json(failed).path("message").asText()).contains("broke off");

    assertThat(gateway.conversations().list(null, 10)).hasSize(1);
    aws.standIns.faults().clear();
    assertThat(gateway.post("/v1/chat", HELLO).statusCode()).isEqualTo(200);
  }
}
