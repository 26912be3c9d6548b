package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The mesh behind the gateway, as {@code mesh.json} sets it up and administrators see it. */
class MeshRoutesTest {

  private static final String LIKES = "{\"customerId\":\"a\",\"likes\":[\"Akira\"]}";
  private static final String PRODUCT = "/v1/products/MNG-0001";

  /** Nothing listens there. */
  private static final String NOBODY = "127.0.0.1:1";

  @TempDir Path folder;
  private final Lines lines = new Lines();
  private final Logger log = (Logger) LoggerFactory.getLogger("com.mangaassist.mesh");
  private StandInFixture aws;

  @BeforeEach
  void open() {
    lines.start();
    log.addAppender(lines);
    log.setLevel(Level.INFO);
    aws = StandInFixture.saying(folder, "Good day.");
  }

  @AfterEach
  void close() {
    aws.close();
    log.detachAppender(lines);
    log.setLevel(null);
  }

  @Test
  void spreadsCallsOverTheInstancesAndWritesALineOfEach() throws Exception {
    mesh("{\"orchestrators\":2}");
    try (var gateway = PipelineFixture.open(aws, folder)) {
      HttpResponse<String> product = gateway.ask("GET", PRODUCT + "?secret=x");
      gateway.ask("GET", PRODUCT);
      assertThat(gateway.post("/v1/recommend", LIKES).statusCode()).isEqualTo(200);

      Set<String> addresses = new HashSet<>();
      endpoints(gateway).forEach(each -> addresses.add(each.path("address").asText()));
      assertThat(addresses).hasSize(2).contains(gateway.pipeline.privateAddress());
      assertThat(lines.read()).hasSize(3);
      assertThat(lines.read())
          .allSatisfy(
              line -> {
                assertThat(line.path("upstream_cluster").asText())
                    .isEqualTo("orchestrator.mangaassist.local");
                assertThat(line.path("response_code").asInt()).isEqualTo(200);
                assertThat(line.path("response_flags").asText()).isEqualTo("-");
              })
          .extracting(line -> line.path("upstream_host").asText())
          .containsAll(addresses);
      JsonNode first = lines.read().getFirst();
      assertThat(first.path("path").asText()).isEqualTo("/orchestrator/products/MNG-0001");
      assertThat(first.toString()).doesNotContain("secret");
      assertThat(first.path("x_request_id").asText())
          .isEqualTo(product.headers().firstValue("x-amzn-RequestId").orElseThrow());
      assertThat(first.path("bytes_sent").asInt())
          .isEqualTo(product.body().getBytes(StandardCharsets.UTF_8).length);
    }
  }

  @Test
  void answersAlthoughAnInstanceIsGoneAndSaysWhich() throws Exception {
    mesh("{\"endpoints\":[\"" + NOBODY + "\"],\"checkEverySeconds\":3600}");
    try (var gateway = PipelineFixture.open(aws, folder)) {
      assertThat(part(gateway).path("status").asText()).isEqualTo("healthy");
      for (int i = 0; i < 6; i++) {
        assertThat(gateway.ask("GET", PRODUCT).statusCode()).isEqualTo(200);
      }

      JsonNode gone = endpoints(gateway).get(1);
      assertThat(gone.path("address").asText()).isEqualTo(NOBODY);
      assertThat(gone.path("healthy").asBoolean()).isFalse();
      assertThat(part(gateway).path("status").asText()).isEqualTo("degraded");
      assertThat(part(gateway).path("detail").asText()).contains(NOBODY);
      assertThat(lines.read())
          .filteredOn(line -> line.path("upstream_host").asText().equals(NOBODY))
          .hasSize(2)
          .allMatch(line -> line.path("response_flags").asText().equals("UF"));
    }
  }

  @Test
  void showsTheModelsThatAreLeftOut() throws Exception {
    aws.standIns
        .faults()
        .add(
            new Fault(
                "bedrock",
                "ConverseStream",
                FaultKind.RETIRED_MODEL,
                1,
                java.time.Duration.ZERO,
                1));
    try (var gateway = PipelineFixture.open(aws, folder)) {
      gateway.post("/v1/chat", Calls.CHAT);

      assertThat(show(gateway).path("models"))
          .extracting(
              model -> model.path("modelId").asText(),
              model -> model.path("healthy").asBoolean(),
              model -> model.path("trouble").asText())
          .contains(
              org.assertj.core.groups.Tuple.tuple(ModelCatalog.SONNET, false, "ModelRetired"),
              org.assertj.core.groups.Tuple.tuple(ModelCatalog.HAIKU, true, ""));
    }
  }

  @Test
  void bothSidesProveThemselvesWhenThatIsSwitchedOn() throws Exception {
    mesh("{\"orchestrators\":2,\"mutualTls\":true}");
    try (var gateway = PipelineFixture.open(aws, folder)) {
      for (int i = 0; i < 4; i++) {
        assertThat(gateway.ask("GET", PRODUCT).statusCode()).isEqualTo(200);
      }
      assertThat(gateway.post("/v1/recommend", LIKES).statusCode()).isEqualTo(200);

      assertThat(lines.read())
          .hasSize(5)
          .allMatch(line -> line.path("upstream_tls_version").asText().equals("TLSv1.3"));
      assertThat(show(gateway).path("services").path(0).path("mutualTls").asBoolean()).isTrue();
      assertThat(folder.resolve("mesh")).isDirectoryContaining("glob:**gateway.key");
    }
  }

  @Test
  void saysWhatIsWrongWithTheFile() throws Exception {
    for (String wrong :
        List.of(
            "{\"orchestrators\":0}",
            "{\"orchestrators\":\"2\"}",
            "{\"orchestrator\":2}",
            "{\"endpoints\":\"127.0.0.1:4711\"}",
            "[]",
            "{\"mutualTls\":1}",
            "{\"endpoints\":[\"here\"]}",
            "{\"endpoints\":[\"a:1/b\"]}",
            "[")) {
      mesh(wrong);
      assertThatThrownBy(() -> PipelineFixture.open(aws, folder))
          .as(wrong)
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("mesh.json");
    }
  }

  private void mesh(String json) throws IOException {
    Files.writeString(folder.resolve("mesh.json"), json);
  }

  private static JsonNode part(PipelineFixture gateway) throws Exception {
    return json(gateway.send("GET", "/health", Map.of())).path("parts").path("mesh");
  }

  private static JsonNode endpoints(PipelineFixture gateway) throws Exception {
    return show(gateway).path("services").path(0).path("endpoints");
  }

  private static JsonNode show(PipelineFixture gateway) throws Exception {
    return json(
        gateway.send(
            "GET",
            "/admin/mesh",
            Map.of("Authorization", "Bearer " + gateway.credentials.adminToken())));
  }

  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final List<String> written = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      written.add(event.getFormattedMessage());
    }

    List<JsonNode> read() throws IOException {
      List<JsonNode> all = new CopyOnWriteArrayList<>();
      for (String line : written) {
        all.add(Json.parse(line));
      }
      return all;
    }
  }
}
