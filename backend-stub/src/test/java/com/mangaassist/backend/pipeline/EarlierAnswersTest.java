package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.pipeline.resilience.ModelLimits;
import com.mangaassist.backend.platform.parts.Backoff;
import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.Fallback;
import com.mangaassist.services.chat.Rating;
import com.mangaassist.services.chat.Remark;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All models fail: who is given an answer of before, and who is told that there is none. */
class EarlierAnswersTest {

  private static final String TEXT = "Try Delicious in Dungeon.";
  private static final String QUESTION = "Can you recommend a cooking manga?";
  private static final Tuning HASTY =
      Tuning.standard()
          .withModels(
              new Backoff(Duration.ofMillis(2), Duration.ofMillis(4), new Random(5)),
              ModelLimits::of);

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

  @Test
  void givesTheAnswerOfBeforeAndSaysWhoseAndWhen() throws Exception {
    Instant before = Instant.now();
    ask("user-1", QUESTION);
    throttleAll();
    JsonNode answer = ask(fast("user-2", "  can you RECOMMEND a cooking manga? "));

    assertThat(answer.path("answer").asText()).isEqualTo(TEXT);
    assertThat(answer.path("cached").asBoolean()).isTrue();
    assertThat(answer.path("modelId").asText()).isEqualTo(ModelCatalog.SONNET);
    JsonNode fallback = answer.path("fallback");
    assertThat(fallback.path("answeredBy").asText()).isEqualTo("cache");
    assertThat(fallback.path("reason").asText()).isEqualTo("ThrottlingException");
    assertThat(fallback.path("tried")).hasSize(2);
    assertThat(fallback.path("earlier").path("modelId").asText()).isEqualTo(ModelCatalog.SONNET);
    assertThat(Instant.parse(fallback.path("earlier").path("answeredAt").asText()))
        .isBetween(before.minusMillis(1), Instant.now());
    assertThat(answer.path("costUsd").asText()).isEqualTo("0.000000");
    var turn = gateway.conversation(answer.path("sessionId").asText()).turns().getFirst();
    assertThat(turn.state()).isEqualTo(AnswerState.COMPLETE);
    assertThat(turn.answer()).isEqualTo(TEXT);
  }

  @Test
  void remembersItOverARestartAndStreamsIt() throws Exception {
    ask("user-1", QUESTION);
    reopen();
    throttleAll();

    try (ChatProbe client = gateway.connect()) {
      client.send(new ChatRequest(null, "user-3", QUESTION, null, null, null));
      var frames = client.untilEnd();
      assertThat(ChatProbe.text(frames)).isEqualTo(TEXT);
      assertThat(frames.getLast())
          .isInstanceOfSatisfying(
              ServerFrame.Done.class,
              done ->
                  assertThat(done.answer().fallback()).extracting(Fallback::earlier).isNotNull());
    }
  }

  @Test
  void anAnswerThatWasGivenAgainIsNoNewOne() throws Exception {
    String first = ask("user-1", QUESTION).path("sessionId").asText();
    throttleAll();
    ask(fast("user-2", QUESTION));
    gateway.conversations().delete(first);

    assertThat(by(ask(fast("user-3", QUESTION)))).isEqualTo("sentence");
  }

  @Test
  void saysThatThereIsNoneForAnotherQuestionOrLanguage() throws Exception {
    ask("user-1", QUESTION);
    throttleAll();

    assertThat(by(ask("user-1", "Can you recommend a horror manga?"))).isEqualTo("sentence");
    ObjectNode japanese = request("user-1", QUESTION).put("language", "ja");
    assertThat(by(ask(japanese))).isEqualTo("sentence");
  }

  @Test
  void neverGivesWhatWasSaidOfSomebodysOrders() throws Exception {
    for (String personal : new String[] {"Where is my order?", "My card was declined"}) {
      aws.standIns.faults().clear();
      assertThat(ask("user-1", personal).has("fallback")).as(personal).isFalse();
      throttleAll();
      assertThat(by(ask("user-1", personal))).as(personal).isEqualTo("sentence");
      assertThat(by(ask("user-2", personal))).as(personal).isEqualTo("sentence");
    }
  }

  @Test
  void givesItInTheMiddleOfAConversationToWordsThatStandAlone() throws Exception {
    ask("user-1", QUESTION);
    String session = ask("user-2", "How much is Akira?").path("sessionId").asText();
    String followUp = "Is there a cheaper one?";
    ask(request("user-2", followUp).put("sessionId", session));
    throttleAll();

    assertThat(by(ask(request("user-2", QUESTION).put("sessionId", session)))).isEqualTo("cache");
    assertThat(by(ask(request("user-2", followUp).put("sessionId", session))))
        .isEqualTo("sentence");
  }

  @Test
  void passesOverWhatStaffCallBadForTheOneBefore() throws Exception {
    ask("user-1", QUESTION);
    JsonNode second = ask(fast("user-2", QUESTION));
    assertThat(second.path("cached").asBoolean()).isFalse();
    JsonNode third = ask("user-3", "Do you have Akira?");
    for (JsonNode bad : new JsonNode[] {second, third}) {
      gateway
          .conversations()
          .remark(
              bad.path("sessionId").asText(),
              bad.path("messageId").asText(),
              new Remark(Rating.BAD, ""));
    }
    reopen();
    throttleAll();

    assertThat(by(ask("user-4", QUESTION))).isEqualTo("cache");
    assertThat(by(ask("user-4", "Do you have Akira?"))).isEqualTo("sentence");
  }

  @Test
  void keepsApartWhatKindsOfCustomersAreTold() throws Exception {
    ask("user-1", QUESTION);
    throttleAll();

    assertThat(by(ask(request("user-2", QUESTION).put("segment", "premium"))))
        .isEqualTo("sentence");
    assertThat(by(ask(fast("user-3", QUESTION).put("segment", "free")))).isEqualTo("cache");
  }

  @Test
  void givesItToASearchOfTheSameWordsThatFoundItsProducts() throws Exception {
    ask("user-1", QUESTION);
    throttleAll();

    assertThat(search(QUESTION, 20)).isEqualTo(TEXT);
    assertThat(search(QUESTION, 1)).contains("can't write an answer right now");
    assertThat(search("Can you recommend a horror manga?", 20))
        .contains("can't write an answer right now");
  }

  private String search(String query, int topK) throws Exception {
    HttpResponse<String> response =
        gateway.post(
            "/v1/search",
            Json.write(Json.object().put("query", query).put("topK", topK).put("answer", true)));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response).path("answer").asText();
  }

  private void reopen() throws Exception {
    gateway.close();
    gateway = PipelineFixture.open(aws, folder, HASTY);
  }

  /** Of another model than the flag's, so that the short cache of its answers has none. */
  private static ObjectNode fast(String customer, String message) {
    return request(customer, message).put("modelId", ModelCatalog.HAIKU);
  }

  private void throttleAll() {
    aws.standIns.faults().add(Fault.always("bedrock", "ConverseStream", FaultKind.THROTTLE));
  }

  private static String by(JsonNode answer) {
    return answer.path("fallback").path("answeredBy").asText();
  }

  private static ObjectNode request(String customer, String message) {
    return Json.object().put("customerId", customer).put("message", message);
  }

  private JsonNode ask(String customer, String message) throws Exception {
    return ask(request(customer, message));
  }

  private JsonNode ask(ObjectNode request) throws Exception {
    HttpResponse<String> response = gateway.post("/v1/chat", Json.write(request));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response);
  }
}
