package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands behind the routes, by API Gateway's integration types. */
class IntegrationsTest {

  private static final String LIKES = "{\"customerId\":\"a\",\"likes\":[\"Akira\"]}";

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
  void describesEachOfTheDocumentsIntegrationTypes() throws Exception {
    JsonNode paths = json(gateway.send("GET", "/openapi.json", Map.of())).path("paths");
    List<String> types = new ArrayList<>();
    for (JsonNode path : paths) {
      for (JsonNode operation : path) {
        JsonNode integration = operation.path("x-amazon-apigateway-integration");
        if (integration.isObject()) {
          types.add(
              integration.path("type").asText()
                  + " "
                  + integration.path("connectionType").asText());
        }
      }
    }
    assertThat(types)
        .containsExactlyInAnyOrder(
            "aws_proxy ", "http_proxy INTERNET", "http_proxy VPC_LINK", "aws ");
  }

  @Test
  void reachesTheOrchestratorThatNobodyElseReaches() throws Exception {
    HttpResponse<String> through = get("/v1/products/MNG-0001");
    assertThat(through.statusCode()).isEqualTo(200);
    assertThat(json(through).path("productId").asText()).isEqualTo("MNG-0001");
    assertThat(get("/v1/products/x%2Fy").statusCode()).isEqualTo(404);
    JsonNode similar = json(get("/v1/products/MNG-0001/similar")).path("products");
    assertThat(similar).hasSize(10);
    assertThat(similar.toString()).doesNotContain("\"MNG-0001\"");

    String behind = "http://" + gateway.pipeline.privateAddress();
    for (String path :
        List.of(
            "/orchestrator/products/MNG-0001",
            "/orchestrator/products/MNG-0001/similar",
            "/2015-03-31/functions/MangaAssist-Recommend/invocations")) {
      for (String credential : List.of("", "guess", gateway.credentials.adminToken())) {
        assertThat(directly(URI.create(behind + path), path.contains("functions"), credential))
            .as(path)
            .isEqualTo(403);
      }
    }
  }

  @Test
  void sendsAPromptStraightToBedrockByTemplates() throws Exception {
    HttpResponse<String> answer = complete("{\"prompt\":\"Say \\\"hi\\\"\\n\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(json(answer).path("text").asText()).isEqualTo("Good day.");
    assertThat(json(answer).path("usage").path("outputTokens").asInt()).isPositive();
    assertThat(json(answer).path("requestId").asText())
        .isEqualTo(answer.headers().firstValue("x-amzn-RequestId").orElseThrow());
    assertThat(aws.prompts.getLast().toString()).contains("Say \"hi\"\n");
  }

  @Test
  void servesTheStageThatIsSet() throws Exception {
    Files.writeString(
        folder.resolve("stages.json"),
        """
        {"stage": "dev", "stages": {"dev": {
          "variables": {"completionModel": "anthropic.claude-3-sonnet-20240229-v1:0",
                        "maxTokens": "7", "recommendFunction": "nobody"},
          "routes": {"POST /admin/completions": {"maxTokens": "9"}}}}}\
        """);
    gateway.close();
    gateway = PipelineFixture.open(aws, folder);

    assertThat(json(complete("{\"prompt\":\"Hi\"}")).path("modelId").asText())
        .isEqualTo("anthropic.claude-3-sonnet-20240229-v1:0");
    assertThat(aws.prompts.getLast().maxTokens()).isEqualTo(9);

    HttpResponse<String> noFunction = gateway.post("/v1/recommend", LIKES);
    assertThat(noFunction.statusCode()).isEqualTo(502);
    assertThat(noFunction.body()).isEqualTo("{\"message\":\"Internal server error\"}");
  }

  /** Such as AWS's runtime interface emulator, which answers at this path. */
  @Test
  void invokesAFunctionThatRunsElsewhere() throws Exception {
    var event = new AtomicReference<JsonNode>();
    var answer =
        new AtomicReference<>(
            "{\"statusCode\":201,\"headers\":{\"X-Mine\":\"yes\"},\"body\":\"{\\\"a\\\":1}\"}");
    var function =
        new Route(
            "POST",
            "/2015-03-31/functions/function/invocations",
            Authentication.open("a test"),
            (request, reply) -> {
              event.set(Json.parse(request.body()));
              reply.send(
                  200,
                  "application/json",
                  requireNonNull(answer.get()).getBytes(StandardCharsets.UTF_8));
            });
    try (var elsewhere =
        HttpServer.start(new HttpServer.Settings(0, Set.of()), List.of(function))) {
      Files.writeString(
          folder.resolve("stages.json"),
          """
          {"stage": "prod", "stages": {"prod": {
            "variables": {"recommendFunction": "Mine", "colour": "blue"},
            "functions": {"Mine":
              "http://127.0.0.1:%d/2015-03-31/functions/function/invocations"}}}}\
          """
              .formatted(elsewhere.port()));
      gateway.close();
      gateway = PipelineFixture.open(aws, folder);

      HttpResponse<String> got = gateway.post("/v1/recommend", LIKES);
      assertThat(got.statusCode()).isEqualTo(201);
      assertThat(got.headers().firstValue("X-Mine")).contains("yes");
      assertThat(got.body()).isEqualTo("{\"a\":1}");
      JsonNode told = requireNonNull(event.get());
      assertThat(told.path("body").asText()).isEqualTo(LIKES);
      assertThat(told.path("stageVariables").path("colour").asText()).isEqualTo("blue");

      answer.set("{\"errorType\":\"ValueError\",\"errorMessage\":\"no\"}");
      assertThat(gateway.post("/v1/recommend", LIKES).statusCode()).isEqualTo(502);
    }
    assertThat(gateway.post("/v1/recommend", LIKES).statusCode()).isEqualTo(504);
  }

  @Test
  void saysWhenBedrockIsBusyOrRefuses() throws Exception {
    assertThat(complete("{\"prompt\":\"\"}").statusCode()).isEqualTo(400);

    aws.standIns.faults().add(Fault.always("bedrock", "InvokeModel", FaultKind.THROTTLE));
    assertThat(complete("{\"prompt\":\"Hi\"}").statusCode()).isEqualTo(429);
  }

  @Test
  void givesUpAnIntegrationThatCannotBeReached() throws Exception {
    Files.writeString(
        folder.resolve("stages.json"),
        "{\"stage\":\"x\",\"stages\":{\"x\":{\"variables\":{\"orchestrator\":\"127.0.0.1:1\"}}}}");
    gateway.close();
    gateway = PipelineFixture.open(aws, folder);

    HttpResponse<String> answer = get("/v1/products/MNG-0001");
    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.body())
        .isEqualTo("{\"message\":\"Network error communicating with endpoint\"}");
  }

  private HttpResponse<String> complete(String body) throws Exception {
    return gateway.post(
        "/admin/completions",
        body,
        Map.of("Authorization", "Bearer " + gateway.credentials.adminToken()));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return gateway.send(
        "GET",
        path,
        Map.of(
            "Authorization",
            "Bearer " + gateway.bearerToken,
            "X-Api-Key",
            gateway.credentials.apiKey()));
  }

  private static int directly(URI to, boolean post, String credential) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(to)
              .header("X-Gateway-Credential", credential)
              .header("Authorization", "Bearer " + credential)
              .method(post ? "POST" : "GET", HttpRequest.BodyPublishers.noBody());
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
