package com.mangaassist.backend.pipeline;

import static com.mangaassist.backend.pipeline.PipelineFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.json.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What every request meets on its way in and out: structure, names, the access log. */
class GatewayDoorTest {

  private static final String SEARCH = "/v1/search";
  private static final String AKIRA = "{\"query\":\"Akira\"}";
  private static final String ROOT = "1-5759e988-bd862e3fe1be46a994272793";

  @TempDir Path folder;
  private final Lines lines = new Lines();
  private final Logger access = (Logger) LoggerFactory.getLogger("com.mangaassist.access");
  private StandInFixture aws;
  private PipelineFixture gateway;

  @BeforeEach
  void open() throws Exception {
    lines.start();
    access.addAppender(lines);
    access.setLevel(Level.INFO);
    aws = StandInFixture.saying(folder, "These are the ones.");
    gateway = PipelineFixture.open(aws, folder);
  }

  @AfterEach
  void close() {
    gateway.close();
    aws.close();
    access.detachAppender(lines);
    access.setLevel(null);
  }

  @Test
  void goesOnWithTheTraceOfTheCaller() throws Exception {
    String given = "Root=" + ROOT + ";Parent=53995c3f42cd8ad8;Sampled=1";

    for (String body : List.of(AKIRA, "{}", "[")) {
      assertThat(trace(gateway.post(SEARCH, body, Map.of("X-Amzn-Trace-Id", given))))
          .startsWith("Root=" + ROOT + ";");
    }
    assertThat(trace(gateway.post(SEARCH, AKIRA, Map.of("X-Amzn-Trace-Id", "Root=x"))))
        .startsWith("Root=1-")
        .doesNotContain(ROOT);
  }

  @Test
  void namesAnswersToPreflightsAndWrongMethodsToo() throws Exception {
    var preflight =
        gateway.send(
            "OPTIONS",
            "/v1/chat",
            Map.of(
                "Origin",
                PipelineFixture.ORIGIN,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-type,x-api-key"));
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().map())
        .containsEntry("access-control-allow-origin", List.of(PipelineFixture.ORIGIN))
        .containsEntry(
            "access-control-allow-headers", List.of("Content-Type, Authorization, X-Api-Key"))
        .containsEntry("access-control-allow-methods", List.of("POST"))
        .containsEntry("access-control-max-age", List.of("3600"))
        .containsKeys("x-amzn-requestid", "x-amzn-trace-id");

    var wrong = gateway.send("GET", "/v1/chat", Map.of());
    assertThat(wrong.statusCode()).isEqualTo(405);
    assertThat(wrong.headers().map()).containsKeys("x-amzn-requestid", "x-amzn-trace-id");
  }

  @Test
  void namesAndNotesWhatAsksForAPathThatIsNotThere() throws Exception {
    for (String path : List.of("/v1/nothing", "/v1/chat/x", "/admin/", "/assets/x/y/z")) {
      var none = gateway.send("GET", path, Map.of());
      assertThat(none.statusCode()).as(path).isEqualTo(404);
      assertThat(none.headers().map()).containsKeys("x-amzn-requestid", "x-amzn-trace-id");
      String below = path.substring(0, path.indexOf('/', 1)) + "/{proxy+}";
      assertThat(lines.next().path("resourcePath").asText()).isEqualTo(below);
    }
    var bare = gateway.send("GET", "/nothing", Map.of());
    assertThat(bare.statusCode()).isEqualTo(404);
    assertThat(bare.headers().map()).doesNotContainKey("x-amzn-requestid");
  }

  @Test
  void namesToPreflightsTheMethodsOfTheirPathAlone() throws Exception {
    Map<String, String> methods =
        Map.of(
            "/v1/search", "POST",
            "/v1/generate", "POST",
            "/v1/generate/some-job", "DELETE, GET",
            "/v1/products/MNG-0001", "GET",
            "/admin/conversations/some-session", "DELETE, GET, PATCH",
            "/health", "GET");
    for (var path : methods.entrySet()) {
      for (String wish : List.of("GET", "POST", "PUT")) {
        var preflight =
            gateway.send(
                "OPTIONS",
                path.getKey(),
                Map.of("Origin", PipelineFixture.ORIGIN, "Access-Control-Request-Method", wish));
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
            .as("%s %s", path.getKey(), wish)
            .contains(path.getValue());
      }
    }
  }

  @Test
  void refusesControlCharactersInAQuery() throws Exception {
    Map<String, String> admin =
        Map.of("Authorization", "Bearer " + gateway.credentials.adminToken());
    for (String list : List.of("/admin/conversations?q=", "/admin/traces?q=")) {
      for (int c = 0; c < 0x20; c++) {
        String escaped = "%%%02x".formatted(c);
        int status = gateway.send("GET", list + "a" + escaped, admin).statusCode();
        assertThat(status).as(escaped).isEqualTo("\t\n\r".indexOf(c) < 0 ? 400 : 200);
      }
      assertThat(gateway.send("GET", list + "%7F", admin).statusCode()).isEqualTo(400);
      for (String text : List.of("%09", "%E2%80%AE", "%EF%BF%BF", "%22", "%2500", "*", "%C2%85")) {
        assertThat(gateway.send("GET", list + text, admin).statusCode()).as(text).isEqualTo(200);
      }
    }
  }

  @Test
  void refusesOtherOriginsBeforeAnythingElse() throws Exception {
    for (String method : List.of("OPTIONS", "POST")) {
      var foreign =
          gateway.send(
              method,
              "/v1/chat",
              Map.of("Origin", "https://evil.example", "Access-Control-Request-Method", "POST"));
      assertThat(foreign.statusCode()).isEqualTo(403);
      assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void refusesWhatIsNotShapedAsAnyRequestOfItsOwn() throws Exception {
    assertThat(gateway.post(SEARCH, "[".repeat(33)).statusCode()).isEqualTo(400);
    assertThat(json(gateway.post(SEARCH, "{\"a\":".repeat(100_000))).path("errors").get(0))
        .isEqualTo(
            Json.parse("{\"field\":\"body\",\"problem\":\"is nested deeper than 32 levels\"}"));
    assertThat(status(Map.of("Content-Encoding", "gzip"))).isEqualTo(415);
    assertThat(status(Map.of("Content-Type", "application/json; charset=Shift_JIS")))
        .isEqualTo(415);
    assertThat(status(Map.of("X-Filler", "x".repeat(40_000)))).isEqualTo(431);
    assertThat(gateway.post(SEARCH + "?q=" + "x".repeat(9_000), AKIRA).statusCode()).isEqualTo(414);
    // Nobody is asked who calls for that.
    assertThat(status(Map.of("Content-Encoding", "gzip", "Authorization", "none"))).isEqualTo(415);
  }

  @Test
  void refusesABodyThatIsSaidToBeNoJson() throws Exception {
    for (String type :
        new String[] {"text/plain", "text/plain;charset=UTF-8", "application/xml", "nonsense"}) {
      var answer = gateway.post(SEARCH, AKIRA, Map.of("Content-Type", type));
      assertThat(answer.statusCode()).as(type).isEqualTo(415);
      assertThat(json(answer).path("message").asText()).contains("application/json");
    }
    for (String type :
        new String[] {
          "application/json",
          "Application/JSON ; charset=utf-8",
          "application/problem+json",
          // What curl says when nobody tells it.
          "application/x-www-form-urlencoded"
        }) {
      assertThat(status(Map.of("Content-Type", type))).as(type).isEqualTo(200);
    }
    var headers =
        Map.of(
            "Authorization",
            "Bearer " + gateway.bearerToken,
            "X-Api-Key",
            gateway.credentials.apiKey());
    assertThat(gateway.send("POST", SEARCH, AKIRA, headers).statusCode()).isEqualTo(200);
  }

  @Test
  void takesBracketsInsideTextsForText() throws Exception {
    assertThat(gateway.post(SEARCH, "{\"query\":\"\\\"" + "[{".repeat(100) + "\"}").statusCode())
        .isEqualTo(200);
    assertThat(status(Map.of("Content-Type", "application/json; charset=\"UTF-8\"")))
        .isEqualTo(200);
  }

  @Test
  void logsEachRequestInTheDocumentsFields() throws Exception {
    HttpResponse<String> answer =
        gateway.post(
            SEARCH + "?secret=1",
            "{\"query\":\"a word of the customer\"}",
            Map.of("X-Amzn-Trace-Id", "Root=" + ROOT));

    JsonNode line = lines.next();
    assertThat(names(line))
        .containsAll(
            Set.of(
                "requestId",
                "ip",
                "caller",
                "user",
                "requestTime",
                "httpMethod",
                "resourcePath",
                "status",
                "protocol",
                "responseLength"));
    assertThat(line.path("requestId").asText())
        .isEqualTo(answer.headers().firstValue("x-amzn-RequestId").orElseThrow());
    assertThat(line.path("caller").asText()).isEqualTo("manga-assist-default-key");
    assertThat(line.path("user").asText()).isEqualTo("console");
    assertThat(line.path("requestTime").asText())
        .matches("\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000");
    assertThat(line.path("httpMethod").asText()).isEqualTo("POST");
    assertThat(line.path("resourcePath").asText()).isEqualTo(SEARCH);
    assertThat(line.path("status").asText()).isEqualTo("200");
    assertThat(line.path("protocol").asText()).isEqualTo("HTTP/1.1");
    assertThat(line.path("responseLength").asLong())
        .isEqualTo(answer.body().getBytes(StandardCharsets.UTF_8).length);
    assertThat(line.path("xrayTraceId").asText()).isEqualTo(ROOT);
    assertThat(line.path("usagePlan").asText()).isEqualTo("MangaAssist-Standard");
    assertThat(line.toString())
        .doesNotContain("secret", "word", gateway.bearerToken, gateway.credentials.apiKey());
  }

  @Test
  void logsThoseWhoWereRefusedToo() throws Exception {
    gateway.post(SEARCH, AKIRA, Map.of("Authorization", "none"));
    assertThat(lines.next().path("status").asText()).isEqualTo("401");

    gateway.post(SEARCH, "x".repeat(2_000_000));
    assertThat(lines.next().path("status").asText()).isEqualTo("413");
  }

  @Test
  void logsTheLifeOfAWebSocket() throws Exception {
    try (var client = gateway.connect()) {
      client.send(ChatProbe.message(null, "Hello"));
      client.untilEnd();
    }

    List<String> routes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      JsonNode line = lines.next();
      routes.add(line.path("resourcePath").asText());
      assertThat(line.path("protocol").asText()).isEqualTo("WEBSOCKET");
      assertThat(line.toString()).doesNotContain("Hello");
    }
    assertThat(routes).containsExactly("$connect", "sendMessage", "$disconnect");
  }

  private int status(Map<String, String> headers) throws Exception {
    return gateway.post(SEARCH, AKIRA, headers).statusCode();
  }

  private static String trace(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Amzn-Trace-Id").orElse("");
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The lines of the access log, in order. */
  private static final class Lines extends AppenderBase<ILoggingEvent> {

    private final List<String> all = new CopyOnWriteArrayList<>();
    private int read;

    @Override
    protected void append(ILoggingEvent event) {
      all.add(event.getFormattedMessage());
    }

    /** A line may come after its answer. */
    JsonNode next() throws Exception {
      await().until(() -> all.size() > read);
      return Json.parse(all.get(read++));
    }
  }
}
