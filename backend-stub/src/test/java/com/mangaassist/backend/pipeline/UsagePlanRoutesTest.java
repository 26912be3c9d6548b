package com.mangaassist.backend.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.chat.ServerFrame;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The usage plans, through the gateway's sockets. */
class UsagePlanRoutesTest {

  private static final String SEARCH = "/v1/search";
  private static final String AKIRA = "{\"query\":\"Akira\"}";
  private static final String HELLO = "{\"customerId\":\"user-42\",\"message\":\"Hello\"}";

  @TempDir Path folder;
  private StandInFixture aws;
  private PipelineFixture gateway;

  @BeforeEach
  void open() throws IOException {
    aws = StandInFixture.saying(folder, "Good day.");
    gateway = PipelineFixture.open(aws, folder);
  }

  @AfterEach
  void close() {
    gateway.close();
    aws.close();
  }

  @Test
  void refusesWhatIsOverTheRateWith429() throws Exception {
    start("{\"rateLimit\":1,\"burstLimit\":2}", 1_000);

    HttpResponse<String> third = gateway.post(SEARCH, AKIRA);
    int passed = 0;
    while (third.statusCode() == 200) {
      passed++;
      third = gateway.post(SEARCH, AKIRA);
    }
    assertThat(passed).isGreaterThanOrEqualTo(2);
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(third.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
    assertThat(third.headers().firstValue("Retry-After")).contains("1");
    assertThat(third.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(gateway.post("/v1/chat", HELLO).statusCode())
        .as("the route with limits of its own")
        .isEqualTo(200);
  }

  @Test
  void refusesWhatIsOverTheDaysQuotaAlsoAfterARestart() throws Exception {
    start("{\"rateLimit\":100,\"burstLimit\":200}", 2);
    gateway.post(SEARCH, AKIRA);
    gateway.post(SEARCH, "{}");
    restart();

    HttpResponse<String> third = gateway.post("/v1/chat", HELLO);
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(third.body()).isEqualTo("{\"message\":\"Limit Exceeded\"}");
    assertThat(Long.parseLong(third.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1L, 86_400L);
  }

  @Test
  void countsNobodyWhoWasNotLetIn() throws Exception {
    start("{\"rateLimit\":100,\"burstLimit\":200}", 1);

    assertThat(gateway.post(SEARCH, AKIRA, Map.of("Authorization", "x")).statusCode())
        .isEqualTo(401);
    assertThat(gateway.post(SEARCH, AKIRA, Map.of("X-Api-Key", "x")).statusCode()).isEqualTo(403);
    assertThat(gateway.post(SEARCH, AKIRA).statusCode()).isEqualTo(200);
  }

  @Test
  void letsTheInternalPlanThroughAndSaysSo() throws Exception {
    start("{\"rateLimit\":1,\"burstLimit\":1}", 1);
    var internal = Map.of("X-Api-Key", gateway.credentials.internalApiKey());

    for (int i = 0; i < 20; i++) {
      HttpResponse<String> answer = gateway.post(SEARCH, AKIRA, internal);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("X-Usage-Plan")).contains("internal");
    }
    assertThat(gateway.post(SEARCH, AKIRA).headers().firstValue("X-Usage-Plan")).isEmpty();
  }

  @Test
  void countsAnUpgradeAndEachMessageButNoPing() throws Exception {
    start("{\"rateLimit\":100,\"burstLimit\":200}", 3);
    try (var client = gateway.connect()) {
      client.stop();
      for (int i = 0; i < 2; i++) {
        client.send(ChatProbe.message(null, "Hello"));
        assertThat(client.untilEnd().getLast()).isInstanceOf(ServerFrame.Done.class);
      }
      client.send(ChatProbe.message(null, "Hello"));

      assertThat(client.next(ServerFrame.Failure.class))
          .extracting(ServerFrame.Failure::code, ServerFrame.Failure::retryable)
          .containsExactly("LimitExceeded", false);
    }
    try (var late = new RawSocket(gateway.pipeline.webSocketPort())) {
      assertThat(
              late.upgrade(
                  "/prod?token=" + gateway.bearerToken + "&key=" + gateway.credentials.apiKey(),
                  List.of("Host: 127.0.0.1:" + gateway.pipeline.webSocketPort())))
          .contains("404");
    }
  }

  @Test
  void holdsMessagesToTheLimitOfTheChatRoute() throws Exception {
    start("{\"rateLimit\":1,\"burstLimit\":1}", 1_000);
    try (var client = gateway.connect()) {
      int answered = -1;
      ServerFrame end;
      do {
        answered++;
        client.send(ChatProbe.message(null, "Hello"));
        end = client.untilEnd().getLast();
      } while (end instanceof ServerFrame.Done);

      assertThat(answered).isGreaterThanOrEqualTo(3);
      assertThat(end)
          .isInstanceOfSatisfying(
              ServerFrame.Failure.class,
              failure -> assertThat(failure.code()).isEqualTo("TooManyRequests"));
    }
  }

  private void start(String throttle, int quota) throws IOException {
    Files.writeString(
        folder.resolve("usage-plans.json"),
        """
        {"stage": {"rateLimit": 1000, "burstLimit": 2000},
         "plans": [{"name": "small", "throttle": %s, "quota": {"limit": %d, "period": "DAY"},
                    "methods": {"POST /v1/chat": {"rateLimit": 1, "burstLimit": 3}}},
                   {"name": "internal", "unlimited": true}],
         "keys": [{"name": "manga-assist-default-key", "plan": "small"},
                  {"name": "internal", "plan": "internal"}]}\
        """
            .formatted(throttle, quota));
    restart();
  }

  private void restart() throws IOException {
    gateway.close();
    gateway = PipelineFixture.open(aws, folder);
  }
}
