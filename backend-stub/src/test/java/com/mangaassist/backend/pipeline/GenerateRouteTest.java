package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.StoredTurn;
import com.mangaassist.services.models.ModelCatalog;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /v1/generate} through its socket, the bus, the rule and the queue. */
class GenerateRouteTest {

  private static final String TEXT = "Good day. How can I help? ".repeat(20);
  private static final String HELLO = "{\"customerId\":\"user-42\",\"message\":\"Hello\"}";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;
  private final Semaphore chunks = new Semaphore(0);
  private StandInFixture aws;
  private PipelineFixture gateway;

  private volatile boolean held;

  @BeforeEach
  void open() throws Exception {
    aws =
        StandInFixture.paced(
            folder,
            TEXT,
            time -> {
              if (held) {
                chunks.acquire();
              }
            });
    gateway = PipelineFixture.open(aws, folder);
  }

  @AfterEach
  void close() {
    chunks.release(1_000_000);
    gateway.close();
    aws.close();
  }

  private String order(String body) throws Exception {
    HttpResponse<String> accepted = gateway.post("/v1/generate", body);
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    String jobId = json(accepted).path("jobId").asText();
    assertThat(accepted.headers().firstValue("Location")).contains("/v1/generate/" + jobId);
    return jobId;
  }

  private JsonNode job(String jobId) throws Exception {
    HttpResponse<String> response = gateway.ask("GET", "/v1/generate/" + jobId);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response);
  }

  private JsonNode awaitJob(String jobId, String status) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> job(jobId), job -> job.path("status").asText().equals(status));
  }

  @Test
  void answersInTheBackgroundWithTheLargerModel() throws Exception {
    String jobId = order(HELLO);

    JsonNode job = awaitJob(jobId, "done");
    JsonNode result = job.path("result");
    assertThat(result.path("answer").asText()).isEqualTo(TEXT);
    assertThat(result.path("modelId").asText()).isEqualTo(ModelCatalog.SONNET);
    assertThat(result.path("sessionId").asText()).isEqualTo(job.path("sessionId").asText());
    assertThat(gateway.conversation(job.path("sessionId").asText()).turns())
        .extracting(StoredTurn::answer)
        .containsExactly(TEXT);
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    held = true;
    String jobId = order(HELLO);

    JsonNode job =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(
                () -> {
                  chunks.release();
                  return job(jobId);
                },
                at -> at.path("progress").path("characters").asInt() > 0);
    assertThat(job.path("status").asText()).isEqualTo("running");
    assertThat(job.path("progress").path("phase").asText()).isEqualTo("streaming");
    chunks.release(100_000);
    awaitJob(jobId, "done");
  }

  @Test
  void isCalledOffByItsCustomer() throws Exception {
    held = true;
    String jobId = order(HELLO);
    awaitJob(jobId, "running");
    assertThat(gateway.ask("DELETE", "/v1/generate/" + jobId).statusCode()).isEqualTo(204);

    JsonNode job = awaitJob(jobId, "failed");
    assertThat(job.path("error").path("code").asText()).isEqualTo("Cancelled");
    String session = job.path("sessionId").asText();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                gateway.conversation(session).turns().stream()
                    .allMatch(turn -> turn.state() == AnswerState.STOPPED));
  }

  @Test
  void saysWhatWentWrongAfterItTriedAgain() throws Exception {
    aws.standIns.faults().add(Fault.always("bedrock", "ConverseStream", FaultKind.MID_STREAM_CUT));
    String jobId = order(HELLO);

    JsonNode job = awaitJob(jobId, "failed");
    assertThat(job.path("error").path("code").asText()).isEqualTo("ModelStreamBroken");
    assertThat(job.has("result")).isFalse();
    assertThat(gateway.conversation(job.path("sessionId").asText()).turns()).hasSize(3);
  }

  @Test
  void knowsOnlyItsOwnJobsAndOnlyForTheirCustomer() throws Exception {
    String jobId = order(HELLO);

    assertThat(gateway.ask("GET", "/v1/generate/nobody").statusCode()).isEqualTo(404);
    assertThat(gateway.ask("GET", "/v1/generate/" + jobId + "?customerId=user-42").statusCode())
        .isEqualTo(200);
    HttpResponse<String> other =
        gateway.ask("GET", "/v1/generate/" + jobId + "?customerId=user-43");
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    assertThat(gateway.send("GET", "/v1/generate/" + jobId, java.util.Map.of()).statusCode())
        .isEqualTo(401);
    String session = job(jobId).path("sessionId").asText();
    awaitJob(jobId, "done");
    assertThat(
            gateway
                .post(
                    "/v1/generate",
                    "{\"customerId\":\"user-43\",\"message\":\"Hello\",\"sessionId\":\"%s\"}"
                        .formatted(session))
                .statusCode())
        .isEqualTo(403);
    assertThat(gateway.post("/v1/generate", "{\"customerId\":\"a\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void aSessionIsItsCustomersFromTheAcceptanceOn() throws Exception {
    aws.standIns.faults().add(Fault.always("sqs", "ReceiveMessage", FaultKind.THROTTLE));
    String body = "{\"customerId\":\"%s\",\"message\":\"Hello\",\"sessionId\":\"chosen\"}";
    String jobId = order(body.formatted("user-42"));

    for (String path : List.of("/v1/generate", "/v1/chat")) {
      HttpResponse<String> taken = gateway.post(path, body.formatted("user-43"));
      assertThat(taken.statusCode()).as(path).isEqualTo(403);
      assertThat(taken.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }
    String another = order(body.formatted("user-42"));
    aws.standIns.faults().clear();
    awaitJob(jobId, "done");
    awaitJob(another, "done");
    assertThat(gateway.conversation("chosen").summary().customerId()).isEqualTo("user-42");
    assertThat(gateway.conversation("chosen").turns()).hasSize(2);
  }

  @Test
  void answersOnceHoweverOftenTheOrderComes() throws Exception {
    String jobId = order(HELLO);
    JsonNode job = awaitJob(jobId, "done");
    gateway.close();
    gateway = PipelineFixture.open(aws, folder);
    aws.standIns.faults().clear();
    String second = order(HELLO);
    awaitJob(second, "done");

    assertThat(gateway.conversation(job.path("sessionId").asText()).turns()).hasSize(1);
    assertThat(job(jobId).path("result")).isEqualTo(job.path("result"));
  }

  @Test
  void goesOnAfterAStopWithWhatWasLeft() throws Exception {
    held = true;
    String jobId = order(HELLO);
    awaitJob(jobId, "running");
    gateway.close();
    chunks.release(1_000_000);
    gateway = PipelineFixture.open(aws, folder);

    assertThat(awaitJob(jobId, "done").path("result").path("answer").asText()).isEqualTo(TEXT);
  }

  @Test
  void doesNotCountAnAttemptThatTheEndOfTheProgramCutOff() throws Exception {
    held = true;
    String jobId = order(HELLO);
    awaitJob(jobId, "running");
    gateway.close();
    try (Connection c =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pipeline.db"));
        var statement = c.createStatement();
        var rows = statement.executeQuery("SELECT job_id, state, attempts FROM job")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString("job_id")).isEqualTo(jobId);
      assertThat(rows.getString("state")).isEqualTo("PENDING");
      assertThat(rows.getInt("attempts")).isZero();
    } finally {
      chunks.release(1_000_000);
      gateway = PipelineFixture.open(aws, folder);
    }
  }
}
