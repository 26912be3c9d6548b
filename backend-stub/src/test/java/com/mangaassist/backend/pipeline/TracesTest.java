package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of requests, as the admin routes show it. */
class TracesTest {

  private static final String HELLO = "{\"customerId\":\"user-42\",\"message\":\"Hello\"}";
  private static final String ROOT = "1-5759e988-bd862e3fe1be46a994272793";
  private static final String PARENT = "53995c3f42cd8ad8";

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
  void recordsEveryHopOfAMessageBelowTheCallersSegment() throws Exception {
    HttpResponse<String> answer =
        gateway.post(
            "/v1/chat", HELLO, Map.of("X-Amzn-Trace-Id", "Root=" + ROOT + ";Parent=" + PARENT));
    JsonNode trace = whole(json(answer).path("correlationId").asText());

    assertThat(trace.path("xrayTraceId").asText()).isEqualTo(ROOT);
    JsonNode root = span(trace, "POST /v1/chat");
    assertThat(root.path("parentSpanId").asText()).isEqualTo(PARENT);
    assertThat(answer.headers().firstValue("X-Amzn-Trace-Id"))
        .contains("Root=" + ROOT + ";Parent=" + root.path("spanId").asText() + ";Sampled=1");
    for (String hop :
        List.of(
            "moderation",
            "retrieval",
            "flag",
            "session begin",
            "chat " + json(answer).path("modelId").asText(),
            "publish MessageReceived",
            "publish InferenceCompleted")) {
      assertThat(span(trace, hop).path("parentSpanId")).as(hop).isEqualTo(root.path("spanId"));
    }
  }

  @Test
  void describesTheModelsCallByTheConventionsForGenerativeAi() throws Exception {
    JsonNode answer = json(gateway.post("/v1/chat", HELLO));
    String model = answer.path("modelId").asText();
    JsonNode call = span(whole(answer.path("correlationId").asText()), "chat " + model);

    JsonNode attributes = call.path("attributes");
    assertThat(call.path("kind").asText()).isEqualTo("CLIENT");
    assertThat(attributes.path("gen_ai.operation.name").asText()).isEqualTo("chat");
    assertThat(attributes.path("gen_ai.provider.name").asText()).isEqualTo("aws.bedrock");
    assertThat(attributes.path("gen_ai.request.model").asText()).isEqualTo(model);
    assertThat(attributes.path("gen_ai.response.time_to_first_chunk").asText())
        .matches("\\d+\\.\\d{3}");
    assertThat(attributes.path("gen_ai.usage.input_tokens"))
        .isEqualTo(answer.path("usage").path("inputTokens"));
    assertThat(attributes.path("gen_ai.usage.output_tokens"))
        .isEqualTo(answer.path("usage").path("outputTokens"));
  }

  @Test
  void recordsMessagesOfAWebSocketByTheCorrelationIdOfTheirFrames() throws Exception {
    String correlation;
    try (var client = gateway.connect()) {
      client.send(ChatProbe.message(null, "Hello"));
      correlation = client.next(ServerFrame.Status.class).correlationId();
      client.untilEnd();
    }

    assertThat(span(whole(correlation), "WS sendMessage").path("kind").asText())
        .isEqualTo("SERVER");
  }

  @Test
  void recordsNothingThatTheCallerDoesNotWantSampled() throws Exception {
    gateway.post("/v1/chat", HELLO, Map.of("X-Amzn-Trace-Id", "Root=" + ROOT + ";Sampled=0"));

    assertThat(admin("/admin/traces/" + ROOT).statusCode()).isEqualTo(404);
  }

  @Test
  void knowsItsTracesAgainAfterARestart() throws Exception {
    String correlation = json(gateway.post("/v1/chat", HELLO)).path("correlationId").asText();
    JsonNode before = whole(correlation);
    gateway.close();
    gateway = PipelineFixture.open(aws, folder);

    assertThat(spans(shown(correlation).orElseThrow())).containsAll(spans(before));
  }

  @Test
  void goesOnBelowItsTurnInTheFunctionsThatTheBusInvokes() throws Exception {
    gateway.awaitHealthy("rules");
    String correlation = json(gateway.post("/v1/chat", HELLO)).path("correlationId").asText();
    await()
        .until(
            () ->
                shown(correlation)
                    .filter(
                        trace ->
                            names(trace).contains("MangaAssist-InferenceProcessor")
                                && Collections.frequency(names(trace), "MangaAssist-Analytics")
                                    == 3)
                    .isPresent());

    JsonNode trace = shown(correlation).orElseThrow();
    JsonNode processed = span(trace, "MangaAssist-InferenceProcessor");
    assertThat(processed.path("kind").asText()).isEqualTo("CONSUMER");
    assertThat(processed.path("parentSpanId"))
        .isEqualTo(span(trace, "publish InferenceCompleted").path("spanId"));
    assertThat(processed.at("/attributes/messaging.message.id"))
        .isEqualTo(
            span(trace, "publish InferenceCompleted").at("/attributes/messaging.message.id"));
    assertThat(admin("/admin/traces/" + correlation + "?format=otlp").body())
        .contains("MangaAssist-InferenceProcessor", "\"kind\":5");
  }

  @Test
  void aFunctionGoesOnWithTheTraceHeaderOfItsInvocation() throws Exception {
    String event =
        "{\"id\":\"e-1\",\"source\":\"mangaassist.ai\",\"detail-type\":\"Nothing\","
            + "\"time\":\"2026-05-04T03:02:01Z\",\"detail\":{}}";
    HttpResponse<String> answer =
        gateway.send(
            "POST",
            "/2015-03-31/functions/MangaAssist-Analytics/invocations",
            event,
            Map.of(
                "Authorization",
                "Bearer " + gateway.credentials.adminToken(),
                "Content-Type",
                "application/json",
                "X-Amzn-Trace-Id",
                "Root=" + ROOT + ";Parent=" + PARENT + ";Sampled=1"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);

    await().until(() -> shown(ROOT).isPresent());
    JsonNode handled = span(shown(ROOT).orElseThrow(), "MangaAssist-Analytics");
    assertThat(handled.path("parentSpanId").asText()).isEqualTo(PARENT);
  }

  @Test
  void anAnswerInTheBackgroundGoesOnBelowItsOrder() throws Exception {
    gateway.awaitHealthy("rules");
    String job = json(gateway.post("/v1/generate", HELLO)).path("jobId").asText();
    await()
        .until(
            () ->
                shown(job)
                    .filter(trace -> names(trace).contains("process GenerationRequested"))
                    .isPresent());

    JsonNode trace = shown(job).orElseThrow();
    JsonNode order = span(trace, "process GenerationRequested");
    assertThat(order.path("parentSpanId"))
        .isEqualTo(span(trace, "publish GenerationRequested").path("spanId"));
    assertThat(span(trace, "moderation").path("parentSpanId")).isEqualTo(order.path("spanId"));
    assertThat(names(trace)).contains("publish GenerationRequested");
  }

  @Test
  void exportsOtlpThatNamesTheSameSpans() throws Exception {
    String correlation = json(gateway.post("/v1/chat", HELLO)).path("correlationId").asText();
    whole(correlation);
    // Functions may still add spans between two looks.
    await()
        .untilAsserted(
            () -> {
              JsonNode trace = shown(correlation).orElseThrow();
              JsonNode otlp =
                  Json.parse(admin("/admin/traces/" + correlation + "?format=otlp").body());
              JsonNode spans = otlp.at("/resourceSpans/0/scopeSpans/0/spans");
              assertThat(ids(spans)).isEqualTo(ids(trace.path("spans")));
              assertThat(spans.get(0).path("traceId")).isEqualTo(trace.path("traceId"));
              assertThat(spans.get(0).path("kind").asInt()).isEqualTo(2);
              assertThat(spans.get(0).path("startTimeUnixNano").isTextual()).isTrue();
            });
  }

  private static List<String> ids(JsonNode spans) {
    List<String> ids = new ArrayList<>();
    spans.forEach(span -> ids.add(span.path("spanId").asText()));
    return ids;
  }

  @Test
  void sendsTracesToTheCollectorThatIsSet() throws Exception {
    gateway.close();
    BlockingQueue<String> taken = new LinkedBlockingQueue<>();
    try (var collector = Collector.start(taken)) {
      Files.writeString(
          folder.resolve("telemetry.json"), "{\"otlpEndpoint\":\"" + collector.address() + "\"}");
      gateway = PipelineFixture.open(aws, folder);
      gateway.post("/v1/search", "{\"query\":\"Akira\"}");

      String line = taken.poll(20, TimeUnit.SECONDS);
      while (line != null && !line.contains("POST /v1/search")) {
        line = taken.poll(20, TimeUnit.SECONDS);
      }
      assertThat(line).contains("\"resourceSpans\"");
    }
  }

  @Test
  void writesNoWordOfTheCustomerIntoATrace() throws Exception {
    String body = "{\"customerId\":\"user-42\",\"message\":\"a secret word\"}";
    String correlation = json(gateway.post("/v1/chat", body)).path("correlationId").asText();

    assertThat(whole(correlation).toString())
        .doesNotContain("secret", gateway.bearerToken, gateway.credentials.apiKey());
  }

  /** The trace once its events have been published, which is behind the answer. */
  private JsonNode whole(String correlation) throws Exception {
    await()
        .until(
            () ->
                shown(correlation)
                    .filter(
                        trace ->
                            names(trace).contains("publish InferenceCompleted")
                                && names(trace).stream()
                                    .anyMatch(n -> n.contains(" /v1/chat") || n.startsWith("WS ")))
                    .isPresent());
    return shown(correlation).orElseThrow();
  }

  private Optional<JsonNode> shown(String correlation) throws Exception {
    HttpResponse<String> answer = admin("/admin/traces/" + correlation);
    return answer.statusCode() == 200 ? Optional.of(json(answer)) : Optional.empty();
  }

  private HttpResponse<String> admin(String path) throws Exception {
    return gateway.send(
        "GET", path, Map.of("Authorization", "Bearer " + gateway.credentials.adminToken()));
  }

  private static List<JsonNode> spans(JsonNode trace) {
    List<JsonNode> spans = new ArrayList<>();
    trace.path("spans").forEach(spans::add);
    return spans;
  }

  private static List<String> names(JsonNode trace) {
    List<String> names = new ArrayList<>();
    trace.path("spans").forEach(span -> names.add(span.path("name").asText()));
    return names;
  }

  private static JsonNode span(JsonNode trace, String name) {
    for (JsonNode span : trace.path("spans")) {
      if (span.path("name").asText().equals(name)) {
        return span;
      }
    }
    throw new AssertionError("no span " + name + " among " + names(trace));
  }

  /** A collector that takes everything. */
  private record Collector(HttpServer server) implements AutoCloseable {

    static Collector start(BlockingQueue<String> taken) throws IOException {
      var route =
          new Route(
              "POST",
              "/v1/traces",
              Authentication.open("a test"),
              (request, reply) -> {
                taken.add(new String(request.body(), StandardCharsets.UTF_8));
                reply.send(200, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
              });
      return new Collector(HttpServer.start(new HttpServer.Settings(0, Set.of()), List.of(route)));
    }

    String address() {
      return "http://127.0.0.1:" + server.port() + "/v1/traces";
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
