package com.mangaassist.backend.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.bedrock.offline.OfflineLanguageModel;
import com.mangaassist.backend.aws.faults.FaultInjector;
import com.mangaassist.backend.platform.http.Authentication;
import com.mangaassist.backend.platform.http.HttpServer;
import com.mangaassist.services.models.ModelCatalog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the body is, the answer is a 2xx or a 4xx, and it comes. */
class BodyFuzzTest {
  private static final List<String> VERBS =
      List.of(
          "converse", "converse-stream", "invoke", "invoke-with-response-stream", "count-tokens");
  private static final List<String> SEEDS =
      List.of(
          """
          {"messages":[{"role":"user","content":[{"text":"weather in Rome?"}]},
           {"role":"assistant","content":[{"toolUse":{"toolUseId":"a","name":"w","input":{"city":"Rome"}}}]},
           {"role":"user","content":[{"toolResult":{"toolUseId":"a","content":[{"json":{"t":[1,2.5]}}],
            "status":"success"}},{"document":{"format":"txt","name":"n","source":{"bytes":"YWJj"}}}]}],
           "system":[{"text":"Be kind."},{"cachePoint":{"type":"default"}}],
           "inferenceConfig":{"maxTokens":50,"temperature":0.5,"topP":0.9,"stopSequences":["X"]},
           "toolConfig":{"tools":[{"toolSpec":{"name":"w","description":"weather","inputSchema":{"json":
            {"type":"object","properties":{"city":{"type":"string"},"n":{"type":"integer","minimum":1},
             "o":{"type":"object","properties":{"a":{"type":"array","items":{"enum":["x","y"]}}}}},
             "required":["city","n","o"]}}}}],"toolChoice":{"any":{}}},
           "additionalModelRequestFields":{"top_k":5},
           "additionalModelResponseFieldPaths":["/stop_sequence"],
           "performanceConfig":{"latency":"standard"}}""",
          """
          {"anthropic_version":"bedrock-2023-05-31","max_tokens":50,"system":[{"type":"text","text":"a"}],
           "temperature":0,"top_p":1,"top_k":3,"stop_sequences":["X"],
           "tools":[{"name":"w","input_schema":{"type":"object","properties":{"q":{"type":["string","null"]}},
            "required":["q"]}}],"tool_choice":{"type":"tool","name":"w"},
           "messages":[{"role":"user","content":"hi"},{"role":"assistant","content":[{"type":"tool_use",
            "id":"t1","name":"w","input":{}}]},{"role":"user","content":[{"type":"tool_result",
            "tool_use_id":"t1","content":[{"type":"text","text":"b"}]}]}]}""",
          """
          {"input":{"converse":{"messages":[{"role":"user","content":[{"text":"a"}]}]}}}""",
          """
          {"inputText":"ワンピース","dimensions":256,"normalize":true,"embeddingTypes":["float","binary"]}""");
  private static final List<String> ODDITIES =
      List.of(
          "null",
          "true",
          "-1",
          "1e999",
          "99999999999999999999",
          "0.1",
          "\"\"",
          "[]",
          "{}",
          "[[]]",
          "\"\\ud800\"",
          "{\"a\":null}",
          "\"\\u0000\"",
          "[null]",
          "1e-999999999");

  @TempDir Path dataDir;
  private BedrockRuntime bedrock;
  private HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    bedrock =
        new BedrockRuntime(
            new BedrockRuntime.Settings(
                dataDir,
                ModelCatalog.bundled(),
                new OfflineLanguageModel(),
                LatencyMode.INSTANT,
                time -> {},
                new FaultInjector(new Random(1)),
                new Random(2),
                invocation -> {},
                (namespace, name, dimensions, value, unit, time) -> {},
                Clock.systemUTC()));
    server =
        HttpServer.start(
            new HttpServer.Settings(0, Set.of()),
            bedrock.routes(Authentication.open("a test without signatures")));
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
    bedrock.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20260131, 77})
  void anyChangeOfAGoodBodyIsAnswered(long seed) throws Exception {
    Random random = new Random(seed);
    for (int round = 0; round < 400; round++) {
      String body = SEEDS.get(random.nextInt(SEEDS.size()));
      for (int i = random.nextInt(4); i >= 0; i--) {
        body = changed(body, random);
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      if (random.nextInt(8) == 0 && bytes.length > 0) {
        bytes[random.nextInt(bytes.length)] = (byte) (0x80 | random.nextInt(0x80));
      }
      String verb = VERBS.get(random.nextInt(VERBS.size()));
      String model = random.nextInt(5) == 0 ? ModelCatalog.TITAN_EMBED : ModelCatalog.HAIKU;
      int status = post(model, verb, bytes).statusCode();
      assertThat(status / 100).as("%s of %s: %s", verb, model, body).isIn(2, 4);
    }
  }

  /** Another value in a value's place, a member doubled, or some characters gone. */
  private static String changed(String body, Random random) {
    int at = random.nextInt(Math.max(1, body.length()));
    return switch (random.nextInt(5)) {
      case 0 -> {
        int colon = body.indexOf(':', at);
        int end = colon < 0 ? -1 : endOfValue(body, colon + 1);
        yield end < 0
            ? body
            : body.substring(0, colon + 1)
                + ODDITIES.get(random.nextInt(ODDITIES.size()))
                + body.substring(end);
      }
      case 1 -> body.replaceFirst("\\{\"", "{\"role\":\"user\",\"");
      case 2 -> {
        int bracket = body.indexOf('[', at);
        yield bracket < 0
            ? body
            : body.substring(0, bracket + 1)
                + ODDITIES.get(random.nextInt(ODDITIES.size()))
                + ","
                + body.substring(bracket + 1);
      }
      case 3 ->
          body.substring(0, at) + body.substring(Math.min(body.length(), at + random.nextInt(9)));
      default -> body.replaceFirst("user", random.nextBoolean() ? "assistant" : "nobody");
    };
  }

  /** Where a scalar ends, or the place after the opening bracket's value, roughly. */
  private static int endOfValue(String body, int start) {
    int depth = 0;
    boolean quoted = false;
    for (int i = start; i < body.length(); i++) {
      char c = body.charAt(i);
      quoted ^= c == '"' && body.charAt(i - 1) != '\\';
      if (!quoted && (c == '{' || c == '[')) {
        depth++;
      } else if (!quoted && (c == '}' || c == ']')) {
        if (--depth < 0) {
          return i;
        }
      } else if (!quoted && c == ',' && depth == 0) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void nestingAndSizeAndDoubledKeysAreRefused() throws Exception {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    String deepObject = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
    for (String verb : VERBS) {
      for (String body :
          List.of(
              deep,
              deepObject,
              "{\"messages\":" + deep + "}",
              "{\"additionalModelRequestFields\":" + deepObject + "}",
              "{\"messages\":[],\"messages\":[]}",
              "",
              "\u0000",
              "{\"messages\":" + "9".repeat(100_000) + "}")) {
        assertThat(
                post(ModelCatalog.HAIKU, verb, body.getBytes(StandardCharsets.UTF_8)).statusCode())
            .as("%s %.60s", verb, body)
            .isEqualTo(400);
      }
      assertThat(post(ModelCatalog.HAIKU, verb, new byte[] {'{', (byte) 0xff, '}'}).statusCode())
          .isEqualTo(400);
    }
    assertThat(post(ModelCatalog.HAIKU, "converse", new byte[26_000_000]).statusCode())
        .isEqualTo(413);
  }

  @Test
  void aVeryLongTextIsAnswered() throws Exception {
    String words = "weather in \\\"Rome\\\" ".repeat(500_000);
    String body = SEEDS.getFirst().replace("weather in Rome?", words);
    assertThat(
            post(
                    ModelCatalog.HAIKU,
                    "count-tokens",
                    ("{\"input\":{\"converse\":" + body + "}}").getBytes(StandardCharsets.UTF_8))
                .statusCode())
        .isEqualTo(200);
    assertThat(
            post(ModelCatalog.HAIKU, "converse", body.getBytes(StandardCharsets.UTF_8))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void strangeModelNamesAreRefused() throws Exception {
    for (String model :
        List.of(
            "%00",
            "..%2f..%2fetc",
            "arn:aws:bedrock:::x",
            "a".repeat(3000),
            "us.",
            "%E2%98%83",
            "us.us.x")) {
      // The server closes the connection after some of them: none is used again.
      try (HttpClient fresh = HttpClient.newHttpClient()) {
        assertThat(
                post(fresh, model, "converse", "{}".getBytes(StandardCharsets.UTF_8)).statusCode()
                    / 100)
            .as(model)
            .isEqualTo(4);
      }
    }
  }

  private HttpResponse<byte[]> post(String model, String verb, byte[] body) throws Exception {
    return post(http, model, verb, body);
  }

  private HttpResponse<byte[]> post(HttpClient client, String model, String verb, byte[] body)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + "/model/" + model + "/" + verb))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body))
            .build(),
        BodyHandlers.ofByteArray());
  }
}
