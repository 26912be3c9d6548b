package com.mangaassist.app.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.services.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} while an answer is made in the background, then a start on the same folder. */
class KilledInMidJobTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ORDER =
      "{\"customerId\":\"user-42\",\"language\":\"ja\",\"message\":\"料理の漫画のおすすめを、理由と一緒に教えてください\"}";

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void finishesWhatWasAccepted() throws Exception {
    String running;
    String waiting;
    try (ChildConsole console = start("first.log")) {
      ConnectionFile at = console.awaitConnection(connectionFile());
      running = order(at);
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> job(at, running).path("progress").path("characters").asInt() > 0);
      waiting = order(at);
      console.kill();
    }

    try (ChildConsole console = start("second.log")) {
      ConnectionFile at = console.awaitConnection(connectionFile());
      for (String jobId : new String[] {running, waiting}) {
        JsonNode job =
            Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> job(at, jobId), found -> found.has("endedAt"));
        assertThat(job.path("status").asText()).as(job.toString()).isEqualTo("done");
        assertThat(job.path("result").path("answer").asText()).isNotBlank();
      }
    }
  }

  private ChildConsole start(String log) throws Exception {
    return ChildConsole.start(
        folder.resolve(log), "--headless", "--data", folder.resolve("data").toString());
  }

  private Path connectionFile() {
    return folder.resolve("data").resolve("connection.json");
  }

  private String order(ConnectionFile at) throws Exception {
    HttpResponse<String> accepted =
        http.send(
            request(at, "/generate").POST(BodyPublishers.ofString(ORDER)).build(),
            BodyHandlers.ofString());
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    return Json.parse(accepted.body()).path("jobId").asText();
  }

  private JsonNode job(ConnectionFile at, String jobId) throws Exception {
    HttpResponse<String> found =
        http.send(request(at, "/generate/" + jobId).build(), BodyHandlers.ofString());
    assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
    return Json.parse(found.body());
  }

  private static HttpRequest.Builder request(ConnectionFile at, String path) {
    return HttpRequest.newBuilder(URI.create(at.restUrl() + path))
        .header("Authorization", "Bearer " + at.bearerToken())
        .header("X-Api-Key", at.apiKey());
  }
}
