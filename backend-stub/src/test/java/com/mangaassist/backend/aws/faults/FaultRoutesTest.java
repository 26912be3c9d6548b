package com.mangaassist.backend.aws.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpRequest;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.backend.platform.http.Refusal;
import com.mangaassist.services.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultRoutesTest {
  private final FaultInjector faults = new FaultInjector(new Random(1));
  private final HttpServer server =
      HttpServer.start(
          new HttpServer.Settings(0, Set.of()), new FaultRoutes(faults).routes(new Token()));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void ordersListsAndTakesBack() throws Exception {
    String throttle =
        """
        {"service":"bedrock","operation":"ConverseStream","kind":"throttle","probability":0.3,"count":2}""";
    HttpResponse<String> ordered = send("POST", throttle);
    assertThat(ordered.statusCode()).isEqualTo(200);
    assertThat(Json.parse(ordered.body())).isEqualTo(Json.parse(throttle));
    String stall =
        """
        {"service":"events","kind":"stall","probability":1.0,"latencyMs":1500}""";
    send("POST", stall);
    HttpResponse<String> listed = send("GET", "");
    assertThat(Json.parse(listed.body()))
        .isEqualTo(Json.parse("{\"faults\":[" + throttle + "," + stall + "]}"));
    assertThat(faults.list())
        .containsExactly(
            new Fault("bedrock", "ConverseStream", FaultKind.THROTTLE, 0.3, Duration.ZERO, 2),
            new Fault("events", null, FaultKind.STALL, 1, Duration.ofMillis(1500), null));
    assertThat(send("DELETE", "").statusCode()).isEqualTo(204);
    assertThat(send("GET", "").body()).isEqualTo("{\"faults\":[]}");
  }

  @Test
  void takesEveryKindOfTheContract() throws Exception {
    for (String kind :
        new String[] {
          "throttle", "error", "latency", "midStreamCut", "stall", "burst", "retiredModel"
        }) {
      HttpResponse<String> answer =
          send(
              "POST",
              "{\"service\":\"bedrock\",\"kind\":\"%s\",\"probability\":1,\"latencyMs\":5}"
                  .formatted(kind));
      assertThat(answer.statusCode()).as(kind).isEqualTo(200);
    }
    assertThat(faults.list()).hasSize(7);
  }

  @Test
  void knowsServicesByTheirOtherNames() throws Exception {
    send("POST", "{\"service\":\"cloudwatch\",\"kind\":\"error\",\"probability\":1}");
    send("POST", "{\"service\":\"bedrock-runtime\",\"kind\":\"error\",\"probability\":1}");
    assertThat(faults.list()).extracting(Fault::service).containsExactly("monitoring", "bedrock");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | service",
        "{} | kind",
        "{} | probability",
        "[] | body",
        "nothing | body",
        "{\"kind\":\"error\",\"kind\":\"error\"} | body",
        "{\"service\":\"s3\",\"kind\":\"error\",\"probability\":1} | service",
        "{\"service\":7,\"kind\":\"error\",\"probability\":1} | service",
        "{\"service\":\"sqs\",\"kind\":\"flood\",\"probability\":1} | kind",
        "{\"service\":\"sqs\",\"kind\":\"retiredModel\",\"probability\":1} | kind",
        "{\"service\":\"sqs\",\"kind\":\"error\",\"probability\":1.01} | probability",
        "{\"service\":\"sqs\",\"kind\":\"error\",\"probability\":-1} | probability",
        "{\"service\":\"sqs\",\"kind\":\"error\",\"probability\":\"1\"} | probability",
        "{\"service\":\"sqs\",\"kind\":\"latency\",\"probability\":1} | latencyMs",
        "{\"service\":\"sqs\",\"kind\":\"latency\",\"probability\":1,\"latencyMs\":-1} | latencyMs",
        "{\"service\":\"sqs\",\"kind\":\"stall\",\"probability\":1,\"latencyMs\":1.5} | latencyMs",
        "{\"service\":\"sqs\",\"kind\":\"error\",\"probability\":1,\"count\":0} | count",
        "{\"service\":\"sqs\",\"kind\":\"error\",\"probability\":1,\"count\":99999999999} | count",
        "{\"service\":\"sqs\",\"kind\":\"error\",\"probability\":1,\"operation\":\"\"} | operation",
        "{\"service\":\"sqs\",\"kind\":\"error\",\"probability\":1,\"propability\":1} | propability",
        "{\"service\":\"bedrock\",\"kind\":\"midStreamError\",\"probability\":1,\"exception\":\"x\"} | exception",
        "{\"service\":\"bedrock\",\"kind\":\"midStreamError\",\"probability\":1,\"exception\":\"modelTimeoutException\"} | exception",
        "{\"service\":\"bedrock\",\"kind\":\"midStreamError\",\"probability\":1,\"exception\":\"modelTimeoutException\",\"operation\":\"ConverseStream\"} | exception",
      })
  void saysWhatIsWrongWithWhichField(String body, String field) throws Exception {
    HttpResponse<String> answer = send("POST", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Json.parse(answer.body()).path("message").asText()).isEqualTo("Bad Request");
    assertThat(Json.parse(answer.body()).path("errors"))
        .anySatisfy(
            error -> {
              assertThat(error.path("field").asText()).isEqualTo(field);
              assertThat(error.path("problem").asText()).isNotBlank();
            });
    assertThat(faults.list()).isEmpty();
  }

  @Test
  void listensToNobodyWithoutTheToken() throws Exception {
    java.net.http.HttpRequest request =
        java.net.http.HttpRequest.newBuilder(uri())
            .POST(
                BodyPublishers.ofString(
                    "{\"service\":\"sqs\",\"kind\":\"error\",\"probability\":1}"))
            .build();
    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    assertThat(faults.list()).isEmpty();
  }

  private HttpResponse<String> send(String method, String body) throws Exception {
    return http.send(
        java.net.http.HttpRequest.newBuilder(uri())
            .method(method, BodyPublishers.ofString(body))
            .header("Authorization", "Bearer admin")
            .build(),
        BodyHandlers.ofString());
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + server.port() + "/admin/faults");
  }

  private static final class Token implements Authentication {
    @Override
    public String name() {
      return "token";
    }

    @Override
    public Optional<Refusal> refuse(HttpRequest request) {
      return request.header("authorization").filter("Bearer admin"::equals).isPresent()
          ? Optional.empty()
          : Optional.of(Refusal.message(401, "Unauthorized"));
    }
  }
}
