package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.pipeline.resilience.ModelLimits;
import com.mangaassist.backend.platform.parts.Backoff;
import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.Fallback;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.models.ModelCatalog;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models that fail, through the pipeline's sockets: who answers in their place, and what it says.
 */
class FallbackTest {

  private static final String TEXT = "Good day. How can I help? ".repeat(20);
  private static final String HELLO = "{\"customerId\":\"user-42\",\"message\":\"Hello\"}";
  private static final Duration STALL = Duration.ofMinutes(7);
  private static final Duration SILENCE = Duration.ofMillis(300);
  private static final Tuning HASTY =
      Tuning.standard()
          .withModels(
              new Backoff(Duration.ofMillis(2), Duration.ofMillis(4), new Random(5)),
              model -> new ModelLimits(SILENCE, SILENCE, 64));

  @TempDir Path folder;
  private StandInFixture aws;
  private PipelineFixture gateway;

  @BeforeEach
  void open() throws Exception {
    aws = StandInFixture.saying(folder, TEXT);
    gateway = PipelineFixture.open(aws, folder, HASTY);
  }

  @AfterEach
  void close() {
    gateway.close();
    aws.close();
  }

  /** The next so many calls fail. */
  private void fault(FaultKind kind, int count) {
    aws.standIns.faults().add(new Fault("bedrock", "ConverseStream", kind, 1, STALL, count));
  }

  private JsonNode ask() throws Exception {
    HttpResponse<String> response = gateway.post("/v1/chat", HELLO);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response);
  }

  @Test
  void asksAThrottledModelAgainBeforeTheNext() throws Exception {
    fault(FaultKind.THROTTLE, 2);
    JsonNode answer = ask();

    assertThat(answer.path("modelId").asText()).isEqualTo(ModelCatalog.SONNET);
    assertThat(answer.has("fallback")).isFalse();
  }

  @Test
  void theNextModelAnswersForAThrottledOneAndSaysWhy() throws Exception {
    fault(FaultKind.THROTTLE, 3);
    JsonNode answer = ask();

    assertThat(answer.path("answer").asText()).isEqualTo(TEXT);
    assertThat(answer.path("modelId").asText()).isEqualTo(ModelCatalog.HAIKU);
    assertThat(answer.path("flag").path("variant").asText()).isEqualTo(ModelCatalog.SONNET);
    assertThat(answer.path("fallback").path("answeredBy").asText()).isEqualTo("model");
    assertThat(answer.path("fallback").path("reason").asText()).isEqualTo("ThrottlingException");
    assertThat(answer.path("fallback").path("tried").path(0).path("modelId").asText())
        .isEqualTo(ModelCatalog.SONNET);
  }

  @Test
  void theFastModelGivesWayToTheLargeOne() throws Exception {
    fault(FaultKind.ERROR, 1);
    JsonNode answer =
        json(
            gateway.post(
                "/v1/chat",
                "{\"customerId\":\"a\",\"message\":\"Hello\",\"modelId\":\"%s\"}"
                    .formatted(ModelCatalog.HAIKU)));

    assertThat(answer.path("modelId").asText()).isEqualTo(ModelCatalog.SONNET);
    assertThat(answer.path("fallback").path("reason").asText())
        .isEqualTo("InternalServerException");
  }

  @Test
  void aRetiredModelIsNotAskedAgain() throws Exception {
    fault(FaultKind.RETIRED_MODEL, 1);

    assertThat(ask().path("fallback").path("reason").asText()).isEqualTo("ModelRetired");
    JsonNode second = ask();
    assertThat(second.path("modelId").asText()).isEqualTo(ModelCatalog.HAIKU);
    assertThat(second.path("fallback").path("reason").asText()).isEqualTo("ModelRetired");
    assertThat(health().path("models").path("status").asText()).isEqualTo("degraded");
  }

  @Test
  void aSentenceSaysWhenNobodyAnswers() throws Exception {
    aws.standIns.faults().add(Fault.always("bedrock", "ConverseStream", FaultKind.THROTTLE));
    JsonNode answer = ask();

    assertThat(answer.path("answer").asText()).contains("can't write an answer right now");
    assertThat(answer.path("fallback").path("answeredBy").asText()).isEqualTo("sentence");
    assertThat(answer.path("fallback").path("tried")).hasSize(2);
    assertThat(answer.path("costUsd").asText()).isEqualTo("0.000000");
    var turn = gateway.conversation(answer.path("sessionId").asText()).turns().getFirst();
    assertThat(turn.state()).isEqualTo(AnswerState.COMPLETE);

    aws.standIns.faults().clear();
    assertThat(ask().path("answer").asText()).isEqualTo(TEXT);
  }

  @Test
  void theBreakerOpensAfterManyFailuresAndLeavesTheModelAlone() throws Exception {
    aws.standIns.faults().add(Fault.always("bedrock", "ConverseStream", FaultKind.ERROR));
    for (int i = 0; i < 10; i++) {
      assertThat(ask().path("fallback").path("reason").asText())
          .isEqualTo("InternalServerException");
    }
    aws.standIns.faults().clear();

    assertThat(ask().path("fallback").path("reason").asText()).isEqualTo("BreakerOpen");
    assertThat(aws.prompts).as("calls that reached a model").isEmpty();
    assertThat(health().path("models").path("detail").asText())
        .contains(ModelCatalog.SONNET + "=BreakerOpen");
  }

  @Test
  void takesBackWhatABrokenStreamShowedBeforeTheNextModelBegins() throws Exception {
    fault(FaultKind.MID_STREAM_CUT, 1);
    List<ServerFrame> frames = talk();

    int retracted = frames.indexOf(new ServerFrame.Retracted("model_broke_off"));
    assertThat(retracted).as("retracted").isPositive();
    assertThat(ChatProbe.text(frames.subList(0, retracted))).isNotEmpty();
    assertThat(ChatProbe.text(frames.subList(retracted, frames.size()))).isEqualTo(TEXT);
    assertThat(frames.subList(retracted, frames.size()))
        .filteredOn(ServerFrame.Status.class::isInstance)
        .extracting(frame -> ((ServerFrame.Status) frame).modelId())
        .containsExactly(ModelCatalog.HAIKU);
    assertThat(frames.getLast())
        .isInstanceOfSatisfying(
            ServerFrame.Done.class,
            done -> {
              assertThat(done.answer().modelId()).isEqualTo(ModelCatalog.HAIKU);
              assertThat(done.answer().fallback())
                  .extracting(Fallback::reason)
                  .isEqualTo("ModelStreamBroken");
            });
  }

  @Test
  void aModelThatFallsSilentGivesWay() throws Exception {
    close();
    var forEver = new Semaphore(0);
    aws =
        StandInFixture.paced(
            folder,
            TEXT,
            time -> {
              if (time.equals(STALL)) {
                forEver.acquire();
              }
            });
    gateway = PipelineFixture.open(aws, folder, HASTY);
    fault(FaultKind.STALL, 1);
    List<ServerFrame> frames = talk();

    assertThat(frames).contains(new ServerFrame.Retracted("model_broke_off"));
    assertThat(frames.getLast())
        .isInstanceOfSatisfying(
            ServerFrame.Done.class,
            done ->
                assertThat(done.answer().fallback())
                    .extracting(Fallback::reason)
                    .isEqualTo("ModelTimeout"));
  }

  @Test
  void aSpentBudgetLeavesTheFlagsModelToTheNextAlsoAfterARestart() throws Exception {
    rollOutSonnetWithOneToken();
    assertThat(ask().path("modelId").asText()).isEqualTo(ModelCatalog.SONNET);
    assertThat(ask().path("fallback").path("reason").asText()).isEqualTo("BudgetSpent");

    gateway.close();
    gateway = PipelineFixture.open(aws, folder, HASTY);
    JsonNode answer = ask();
    assertThat(answer.path("modelId").asText()).isEqualTo(ModelCatalog.HAIKU);
    assertThat(answer.path("fallback").path("reason").asText()).isEqualTo("BudgetSpent");
  }

  @Test
  void whatABrokenOffModelWroteIsChargedToItsBudget() throws Exception {
    rollOutSonnetWithOneToken();
    fault(FaultKind.MID_STREAM_CUT, 1);

    JsonNode first = ask();
    assertThat(first.path("modelId").asText()).isEqualTo(ModelCatalog.HAIKU);
    assertThat(first.path("fallback").path("reason").asText()).isEqualTo("ModelStreamBroken");
    assertThat(ask().path("fallback").path("reason").asText()).isEqualTo("BudgetSpent");
  }

  @Test
  void aSearchAsksTheLargeModelFirstAndThenTheFastOne() throws Exception {
    fault(FaultKind.ERROR, 1);
    String search = "{\"query\":\"cooking manga\",\"answer\":true}";
    assertThat(json(gateway.post("/v1/search", search)).path("answer").asText()).isEqualTo(TEXT);
    gateway.post("/v1/search", search);

    assertThat(List.of(talked(), talked()))
        .containsExactly(ModelCatalog.HAIKU, ModelCatalog.SONNET);
  }

  /** To everybody, with a budget that its first answer spends. */
  private void rollOutSonnetWithOneToken() throws Exception {
    Map<String, String> admin =
        Map.of("Authorization", "Bearer " + gateway.credentials.adminToken());
    gateway.send("POST", "/admin/flags/refresh", admin);
    try (var shop = new ShopConfiguration(aws)) {
      shop.deploy(
          ShopConfiguration.FLAGS, ShopConfiguration.rollout(true, 100, ModelCatalog.SONNET, 1));
    }
    gateway.send("POST", "/admin/flags/refresh", admin);
  }

  /** The model of the next invocation that is no embedding. */
  private String talked() throws InterruptedException {
    String model;
    do {
      model = aws.invocations.take().modelId();
    } while (model.equals(ModelCatalog.TITAN_EMBED));
    return model;
  }

  private List<ServerFrame> talk() throws Exception {
    try (ChatProbe client = gateway.connect()) {
      client.send(new ChatRequest(null, "user-42", "Hello", null, null, null));
      return client.untilEnd();
    }
  }

  private JsonNode health() throws Exception {
    return json(gateway.send("GET", "/health", Map.of())).path("parts");
  }
}
