package com.mangaassist.backend.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies that are each small enough, and together too much. */
class BodyBudgetTest {
  private static final int ALL = 100_000;

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch held = new CountDownLatch(1);
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void start() {
    var minute = Duration.ofMinutes(1);
    Authentication open = Authentication.open("a test");
    Route echo =
        new Route("POST", "/echo", open, (q, r) -> r.send(200, "text/plain", q.body()), ALL);
    Route hold =
        new Route(
            "POST",
            "/hold",
            open,
            (request, reply) -> {
              arrived.countDown();
              held.await();
              reply.send(200, "text/plain", request.body());
            },
            ALL);
    server =
        HttpServer.start(
            new HttpServer.Settings(0, Set.of()),
            List.of(echo, hold),
            new Patience(minute, minute, minute, 1_000, 64, ALL));
  }

  @AfterEach
  void stop() {
    held.countDown();
    client.close();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void oneMoreIsToldToComeLater(HttpClient.Version version) throws Exception {
    var first = client.sendAsync(request("/hold", ALL - 100, version), BodyHandlers.ofString());
    assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

    HttpResponse<String> refused = send("/echo", BodyBudget.SMALL + 1_000, version);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(send("/echo", 100, version).statusCode()).as("there is room").isEqualTo(200);
    var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[ALL + 1]));
    assertThat(
            client.send(request("/echo", endless, version), BodyHandlers.ofString()).statusCode())
        .as("there never is")
        .isEqualTo(413);

    held.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS).body()).hasSize(ALL - 100);
    assertThat(send("/echo", ALL, version).statusCode()).as("all went back").isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource
  void aSmallOneGetsThroughWhileALargeOneHoldsAll(HttpClient.Version version) throws Exception {
    var first = client.sendAsync(request("/hold", ALL, version), BodyHandlers.ofString());
    assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

    for (int i = 0; i < 20; i++) {
      assertThat(send("/echo", 6_000, version).statusCode()).as("small").isEqualTo(200);
    }
    assertThat(send("/echo", 7_000, version).statusCode()).as("over the reserve").isEqualTo(503);
    held.countDown();
    assertThat(first.get(30, TimeUnit.SECONDS).body()).hasSize(ALL);
    assertThat(send("/echo", ALL, version).statusCode()).as("all went back").isEqualTo(200);
  }

  @Test
  void aBodyThatGrowsBeyondSmallLeavesTheReserve() {
    int all = 64 * BodyBudget.SMALL;
    var budget = new BodyBudget(all);
    var large = budget.share();
    var growing = budget.share();
    var small = budget.share();
    assertThat(large.take(all)).isTrue();
    assertThat(growing.take(BodyBudget.SMALL)).isTrue();
    assertThat(growing.take(1)).as("no large one takes the reserve").isFalse();
    large.close();
    assertThat(growing.take(1)).isTrue();
    assertThat(large.take(all - BodyBudget.SMALL)).as("it counts among the large").isFalse();
    assertThat(large.take(all - BodyBudget.SMALL - 1)).isTrue();
    for (int i = 0; i < 4; i++) {
      assertThat(budget.share().take(BodyBudget.SMALL)).as("the reserve is whole").isTrue();
    }
    assertThat(small.take(1)).isFalse();
    growing.close();
    assertThat(small.take(1)).isTrue();
  }

  @Test
  void whatWasRefusedHoldsNothing() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(send("/echo", ALL + 1, HttpClient.Version.HTTP_1_1).statusCode()).isEqualTo(413);
      assertThat(send("/echo", ALL, HttpClient.Version.HTTP_1_1).statusCode()).isEqualTo(200);
    }
  }

  private HttpResponse<String> send(String path, int bytes, HttpClient.Version version)
      throws Exception {
    return client.send(request(path, bytes, version), BodyHandlers.ofString());
  }

  private java.net.http.HttpRequest request(String path, int bytes, HttpClient.Version version) {
    return request(path, BodyPublishers.ofString("x".repeat(bytes)), version);
  }

  private java.net.http.HttpRequest request(
      String path, BodyPublisher body, HttpClient.Version version) {
    return java.net.http.HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + path))
        .version(version)
        .timeout(Duration.ofSeconds(30))
        .POST(body)
        .build();
  }
}
