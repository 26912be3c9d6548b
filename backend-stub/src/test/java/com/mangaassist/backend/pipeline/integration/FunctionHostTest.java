package com.mangaassist.backend.pipeline.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.pipeline.traces.TraceHeader;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.Handler;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Route;
import com.mangaassist.services.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events and answers in the shape of API Gateway's function proxy. */
class FunctionHostTest {

  private static final String EVENT =
      """
      {"resource": "/v1/x/{id}", "path": "/v1/x/7", "httpMethod": "POST",
       "headers": {"Content-Type": "application/json"},
       "queryStringParameters": {"q": "v"}, "pathParameters": {"id": "7"},
       "stageVariables": null, "requestContext": {"protocol": "HTTP/1.1"},
       "body": "aGk=", "isBase64Encoded": true}\
      """;

  private static final Handler ECHO =
      (request, reply) -> {
        reply.header("X-Seen", request.pathParameter("id"));
        reply.send(
            201,
            "text/plain",
            (request.method()
                    + request.queryParameter("q").orElse("")
                    + new String(request.body(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
      };

  @Test
  void runsAHandlerOnAnEventAndAnswersInKind() throws Exception {
    HttpResponse<String> answer = invoke("echo", EVENT);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.parse(answer.body()))
        .isEqualTo(
            Json.parse(
                """
                {"statusCode": 201,
                 "headers": {"X-Seen": "7", "Content-Type": "text/plain"},
                 "body": "POSTvhi", "isBase64Encoded": false}\
                """));
  }

  @Test
  void saysWhenAFunctionFailedOrIsNone() throws Exception {
    HttpResponse<String> failed = invoke("broken", EVENT);
    assertThat(failed.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
    assertThat(failed.body()).doesNotContain("a secret");

    assertThat(invoke("none", EVENT).statusCode()).isEqualTo(404);
    assertThat(invoke("echo", "{").statusCode()).isEqualTo(400);
  }

  @Test
  void tellsAFunctionOfTheWholeRequestButNotTheCredentials() throws Exception {
    AtomicReference<JsonNode> event = new AtomicReference<>();
    Handler route =
        (request, reply) -> {
          var ids = new CallIds("r-1", TraceHeader.read(null, 0), "/v1/x/{id}");
          var exchange = new Exchange(ids, "prod", Map.of("colour", "blue"));
          event.set(
              ProxyEvent.of(
                  request, Map.of("id", request.pathParameter("id")), exchange, Instant.EPOCH));
          reply.send(204, "", new byte[0]);
        };
    try (var server = serve(new Route("POST", "/v1/x/{id}", Authentication.open("a test"), route));
        var http = HttpClient.newHttpClient()) {
      http.send(
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + server.port() + "/v1/x/a%20b?q=1&q=%C3%A9"))
              .header("Authorization", "Bearer t0ken")
              .header("X-Api-Key", "k3y")
              .header("X-Two", "1")
              .POST(HttpRequest.BodyPublishers.ofString("{\"a\":1}"))
              .build(),
          HttpResponse.BodyHandlers.discarding());
    }
    JsonNode seen = Objects.requireNonNull(event.get());
    assertThat(seen.path("resource").asText()).isEqualTo("/v1/x/{id}");
    assertThat(seen.path("path").asText()).isEqualTo("/v1/x/a b");
    assertThat(seen.path("httpMethod").asText()).isEqualTo("POST");
    assertThat(seen.path("pathParameters").path("id").asText()).isEqualTo("a b");
    assertThat(seen.path("queryStringParameters").path("q").asText()).isEqualTo("é");
    assertThat(seen.path("multiValueQueryStringParameters").path("q").toString())
        .isEqualTo("[\"1\",\"é\"]");
    assertThat(seen.path("stageVariables").path("colour").asText()).isEqualTo("blue");
    assertThat(seen.path("requestContext").path("requestId").asText()).isEqualTo("r-1");
    assertThat(seen.path("requestContext").path("stage").asText()).isEqualTo("prod");
    assertThat(seen.path("body").asText()).isEqualTo("{\"a\":1}");
    assertThat(seen.path("isBase64Encoded").asBoolean()).isFalse();
    assertThat(seen.path("headers").path("X-Two").asText()).isEqualTo("1");
    assertThat(seen.path("headers").path("X-Forwarded-For").asText()).isEqualTo("127.0.0.1");
    assertThat(seen.path("multiValueHeaders").path("X-Amzn-Trace-Id")).hasSize(1);
    assertThat(seen.toString()).doesNotContain("t0ken", "k3y");
    assertThat(seen.path("requestContext").path("domainName").asText()).isEqualTo("127.0.0.1");
    assertThat(seen.path("requestContext").path("requestTime").asText())
        .isEqualTo("01/Jan/1970:00:00:00 +0000");
    assertThat(seen.path("requestContext").path("identity").path("userAgent").asText())
        .startsWith("Java-http-client");
  }

  /** What a handler is told of {@code GET /v1/x} with that query. */
  private static JsonNode event(String query) throws Exception {
    AtomicReference<JsonNode> event = new AtomicReference<>();
    Handler route =
        (request, reply) -> {
          var ids = new CallIds("r-1", TraceHeader.read(null, 0), "/v1/x");
          event.set(
              ProxyEvent.of(request, Map.of(), new Exchange(ids, "prod", Map.of()), Instant.EPOCH));
          reply.send(204, "", new byte[0]);
        };
    try (var server = serve(new Route("GET", "/v1/x", Authentication.open("a test"), route));
        var http = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + server.port() + "/v1/x" + query);
      http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
    }
    return Objects.requireNonNull(event.get());
  }

  /** The members of the event in "Input format of a Lambda function for proxy integration". */
  @Test
  void tellsItAllThatAHandlerForApiGatewayMayRead() throws Exception {
    JsonNode seen = event("");
    assertThat(names(seen))
        .containsExactlyInAnyOrder(
            "resource",
            "path",
            "httpMethod",
            "headers",
            "multiValueHeaders",
            "queryStringParameters",
            "multiValueQueryStringParameters",
            "pathParameters",
            "stageVariables",
            "requestContext",
            "body",
            "isBase64Encoded");
    JsonNode context = seen.path("requestContext");
    assertThat(names(context))
        .contains(
            "resourceId",
            "authorizer",
            "resourcePath",
            "httpMethod",
            "requestTime",
            "path",
            "accountId",
            "protocol",
            "stage",
            "domainName",
            "domainPrefix",
            "requestTimeEpoch",
            "requestId",
            "identity",
            "apiId");
    assertThat(names(context.path("identity")))
        .contains("cognitoIdentityPoolId", "sourceIp", "userAgent", "userArn", "caller", "user");
    assertThat(context.path("resourceId").asText()).hasSizeGreaterThanOrEqualTo(6);
  }

  /** Names are names, whatever they look like; what has none is left out. */
  @ParameterizedTest
  @CsvSource({
    "a=1&/a/b=2, '{\"a\":[\"1\"],\"/a/b\":[\"2\"]}'",
    "/a=1&/a=2&a=3, '{\"/a\":[\"1\",\"2\"],\"a\":[\"3\"]}'",
    "=x&a&&, '{\"a\":[\"\"]}'",
    "=x, null"
  })
  void readsAQueryOfAnyNames(String query, String expected) throws Exception {
    assertThat(event("?" + query).path("multiValueQueryStringParameters"))
        .isEqualTo(Json.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"multiValueHeaders\":{\"Set-Cookie\":[\"a=1; Expires=Wed, 02 Dec 2026\",\"b=2\"]}",
        "\"headers\":{\"Set-Cookie\":\"a=1; Expires=Wed, 02 Dec 2026\",\"set-cookie\":\"b=2\"}",
        "\"headers\":{\"Set-Cookie\":\"c=3\"},"
            + "\"multiValueHeaders\":{\"set-cookie\":[\"a=1; Expires=Wed, 02 Dec 2026\",\"b=2\"]}"
      })
  void keepsCookiesApart(String headers) throws Exception {
    byte[] json = ("{\"statusCode\":200," + headers + "}").getBytes(StandardCharsets.UTF_8);
    Answer answer = FunctionAnswer.read("f", json);
    Handler route = (request, reply) -> answer.send(reply);
    try (var server = serve(new Route("GET", "/", Authentication.open("a test"), route));
        var http = HttpClient.newHttpClient()) {
      var uri = URI.create("http://127.0.0.1:" + server.port() + "/");
      HttpResponse<Void> sent =
          http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
      assertThat(sent.headers().allValues("set-cookie"))
          .containsExactly("a=1; Expires=Wed, 02 Dec 2026", "b=2");
    }
  }

  private static List<String> names(JsonNode json) {
    return json.properties().stream().map(Map.Entry::getKey).toList();
  }

  @Test
  void takesAnAnswerWithHeadersOfSeveralValues() throws Exception {
    Answer answer =
        FunctionAnswer.read(
            "f",
            """
            {"statusCode": 203, "headers": {"Content-Type": "text/plain", "X-One": "0"},
             "multiValueHeaders": {"x-one": ["1", "2"], "Date": ["never"]},
             "body": "aGk=", "isBase64Encoded": true}\
            """
                .getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).isEqualTo(203);
    try (var server =
            serve(
                new Route(
                    "GET",
                    "/",
                    Authentication.open("a test"),
                    (request, reply) -> answer.send(reply)));
        var http = HttpClient.newHttpClient()) {
      HttpResponse<String> sent =
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(sent.headers().allValues("x-one")).containsExactly("1, 2");
      assertThat(sent.headers().allValues("content-type")).containsExactly("text/plain");
      assertThat(sent.headers().allValues("date")).doesNotContain("never");
      assertThat(sent.body()).isEqualTo("hi");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hello",
        "\"Hello\"",
        "null",
        "{\"body\":\"no status\"}",
        "{\"statusCode\":99}",
        "{\"statusCode\":200,\"body\":{\"not\":\"a text\"}}",
        "{\"statusCode\":200,\"body\":\"?\",\"isBase64Encoded\":true}",
        "{\"statusCode\":200,\"headers\":{\"A\":{}}}",
        "{\"statusCode\":200,\"headers\":{\"A b\":\"c\"}}",
        "{\"statusCode\":200,\"headers\":{\"A\":\"b\\r\\nSet-Cookie: c\"}}",
        "{\"statusCode\":200,\"multiValueHeaders\":{\"A\":\"b\"}}"
      })
  void refusesAnAnswerThatApiGatewayCallsMalformed(String answer) {
    assertThatThrownBy(() -> FunctionAnswer.read("f", answer.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IntegrationHandler.MalformedAnswer.class);
  }

  private static HttpResponse<String> invoke(String function, String event) throws Exception {
    Handler broken =
        (request, reply) -> {
          throw new IllegalStateException("a secret");
        };
    var host = new FunctionHost(Map.of("echo", ECHO, "broken", broken));
    try (var server =
            serve(new Route("POST", FunctionHost.PATH, Authentication.open("a test"), host));
        var http = HttpClient.newHttpClient()) {
      String path = FunctionHost.PATH.replace("{name}", function);
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
              .POST(HttpRequest.BodyPublishers.ofString(event))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static HttpServer serve(Route route) {
    return HttpServer.start(new HttpServer.Settings(0, Set.of()), List.of(route));
  }
}
