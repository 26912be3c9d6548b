package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.services.connection.AwsClients;
import com.mangaassist.services.events.EventFigures;
import com.mangaassist.services.provisioning.Provisioner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document's rules, made by the pipeline itself, and the functions that they lead to. */
class RulesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String BUS = "MangaAssist-AI-Events";
  private static final String HELLO = "{\"customerId\":\"user-42\",\"message\":\"Hello\"}";

  @TempDir Path folder;
  private StandInFixture standIns;
  private AwsClients aws;

  @BeforeEach
  void open() {
    standIns = StandInFixture.saying(folder, "Good day.");
    aws = standIns.clients();
  }

  @AfterEach
  void close() {
    aws.close();
    standIns.close();
  }

  @Test
  void makesTheSixRulesOfTheDocumentWithTheirTargets() throws Exception {
    try (var gateway = PipelineFixture.open(standIns, folder)) {
      gateway.awaitHealthy("rules");
      var rules = aws.eventBridge().listRules(r -> r.eventBusName(BUS)).join().rules();
      assertThat(rules)
          .extracting(rule -> rule.name())
          .contains(
              "MangaAssist-InferenceCompleted",
              "MangaAssist-ModerationFlagged",
              "MangaAssist-CatalogUpdate",
              "MangaAssist-PaymentCompleted",
              "MangaAssist-ReviewSubmitted",
              "MangaAssist-AllEvents-Analytics");
      var targets =
          aws.eventBridge()
              .listTargetsByRule(r -> r.eventBusName(BUS).rule("MangaAssist-InferenceCompleted"))
              .join()
              .targets();
      assertThat(targets)
          .hasSize(2)
          .allSatisfy(
              target -> {
                assertThat(target.retryPolicy().maximumRetryAttempts()).isEqualTo(2);
                assertThat(target.deadLetterConfig().arn())
                    .endsWith(":MangaAssist-EventBridge-DLQ");
              })
          .anySatisfy(
              target ->
                  assertThat(target.retryPolicy().maximumEventAgeInSeconds()).isEqualTo(3_600));
    }
  }

  @Test
  void mayBeProvisionedAgain() {
    var provisioner = new Provisioner(aws.eventBridge(), aws.sqs());
    Map<String, String> first = provisioner.provision(Blueprints.of(BUS));
    assertThat(provisioner.provision(Blueprints.of(BUS))).isEqualTo(first);
    assertThat(aws.eventBridge().listRules(r -> r.eventBusName(BUS)).join().rules()).hasSize(7);
  }

  @Test
  void saysWhenTheyCannotBeMadeAndTriesAgain() throws Exception {
    standIns.standIns.faults().add(Fault.always("events", "PutRule", FaultKind.ERROR));
    try (var gateway = PipelineFixture.open(standIns, folder)) {
      Awaitility.await()
          .atMost(PATIENCE)
          .until(
              () ->
                  json(gateway.send("GET", "/health", Map.of()))
                      .path("parts")
                      .path("rules")
                      .path("status")
                      .asText()
                      .equals("degraded"));
      standIns.standIns.faults().clear();
      gateway.awaitHealthy("rules");
    }
  }

  @Test
  void tellsHowManyEventsTheBusTookAndHowManyDeadLettersThereAre() throws Exception {
    try (var gateway = PipelineFixture.open(standIns, folder)) {
      gateway.awaitHealthy("rules");
      assertThat(gateway.eventFigures()).isEqualTo(new EventFigures(0, 0L));
      assertThat(gateway.post("/v1/chat", HELLO).statusCode()).isEqualTo(200);
      String queue =
          aws.sqs().getQueueUrl(r -> r.queueName("MangaAssist-Generation-DLQ")).join().queueUrl();
      aws.sqs().sendMessage(r -> r.queueUrl(queue).messageBody("{}")).join();
      // Message received, inference completed.
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> gateway.eventFigures(), new EventFigures(2, 1L)::equals);

      standIns.standIns.faults().add(Fault.always("sqs", "GetQueueAttributes", FaultKind.ERROR));
      assertThat(gateway.eventFigures()).isEqualTo(new EventFigures(2, null));
    }
  }

  @Test
  void countsEachEventOnceThoughTwoRulesLeadThere() throws Exception {
    try (var gateway = PipelineFixture.open(standIns, folder)) {
      gateway.awaitHealthy("rules");
      for (int i = 0; i < 3; i++) {
        assertThat(gateway.post("/v1/chat", HELLO).statusCode()).isEqualTo(200);
      }
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> counted(gateway), counts -> counts.equals(List.of(3L, 3L, 3L)));
      gateway.post("/v1/chat", HELLO);
      // Had an event been counted twice, these counts would never be seen together.
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> counted(gateway), counts -> counts.equals(List.of(4L, 4L, 4L)));
    }
  }

  /** Messages, inferences and answers of sessions. */
  private static List<Long> counted(PipelineFixture gateway) throws Exception {
    String admin = "Bearer " + gateway.credentials.adminToken();
    JsonNode found = json(gateway.send("GET", "/admin/analytics", Map.of("Authorization", admin)));
    return List.of(
        sum(found, "MessageReceived"),
        sum(found, "InferenceCompleted"),
        found.path("answersOfSessions").asLong());
  }

  private static long sum(JsonNode found, String detailType) {
    long all = 0;
    for (JsonNode total : found.path("events")) {
      if (total.path("detailType").asText().equals(detailType)) {
        all += total.path("events").asLong();
      }
    }
    return all;
  }
}
