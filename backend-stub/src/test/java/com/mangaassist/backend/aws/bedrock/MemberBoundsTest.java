package com.mangaassist.backend.aws.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.SignedHttp;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds of members in Bedrock Runtime's service model, on them and just beyond. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemberBoundsTest {
  private static final String GOOD =
      """
      {"messages":[{"role":"user","content":[{"text":"weather?"},
         {"document":{"format":"txt","name":"n","source":{"bytes":"YWJj"}}}]},
        {"role":"assistant","content":[{"toolUse":{"toolUseId":"a","name":"w","input":{}}}]},
        {"role":"user","content":[{"toolResult":{"toolUseId":"a","content":[{"text":"warm"}],
          "status":"success"}}]}],
       "system":[{"text":"Be kind."},{"cachePoint":{"type":"default","ttl":"5m"}}],
       "inferenceConfig":{"maxTokens":50,"temperature":0.5,"topP":0.9,"stopSequences":["X"]},
       "toolConfig":{"tools":[{"toolSpec":{"name":"w","description":"weather",
         "inputSchema":{"json":{"type":"object"}}}}],"toolChoice":{"tool":{"name":"w"}}},
       "additionalModelResponseFieldPaths":["/stop_sequence"],
       "requestMetadata":{"shop":"manga"},"performanceConfig":{"latency":"standard"}}""";

  private StandInFixture aws;
  private SignedHttp http;

  @BeforeAll
  void open(@TempDir Path folder) {
    aws = StandInFixture.saying(folder, "Hello.");
    http = new SignedHttp(aws.endpoint(), "bedrock");
  }

  @AfterAll
  void close() {
    http.close();
    aws.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/messages/0/role | messages.1.member.role | \"system\" | satisfy enum value set: [user, assistant]",
        "/messages/0/content/1/document/format | messages.1.member.content.2.member.document.format | \"exe\" | satisfy enum value set: [pdf, csv, doc, docx, xls, xlsx, html, txt, md]",
        "/messages/1/content/0/toolUse/name | messages.2.member.content.1.member.toolUse.name | \"a b\" | satisfy regular expression pattern: [a-zA-Z0-9_-]+",
        "/messages/1/content/0/toolUse/toolUseId | messages.2.member.content.1.member.toolUse.toolUseId | \"a/b\" | satisfy regular expression pattern: [a-zA-Z0-9_.:-]+",
        "/messages/2/content/0/toolResult/status | messages.3.member.content.1.member.toolResult.status | \"fine\" | satisfy enum value set: [success, error]",
        "/system/1/cachePoint/type | system.2.member.cachePoint.type | \"other\" | satisfy enum value set: [default]",
        "/system/1/cachePoint/ttl | system.2.member.cachePoint.ttl | \"2h\" | satisfy enum value set: [5m, 1h]",
        "/inferenceConfig/maxTokens | inferenceConfig.maxTokens | 0 | have value greater than or equal to 1",
        "/inferenceConfig/temperature | inferenceConfig.temperature | 1.01 | have value less than or equal to 1",
        "/inferenceConfig/temperature | inferenceConfig.temperature | -0.01 | have value greater than or equal to 0",
        "/inferenceConfig/topP | inferenceConfig.topP | 1.01 | have value less than or equal to 1",
        "/inferenceConfig/topP | inferenceConfig.topP | -0.01 | have value greater than or equal to 0",
        "/toolConfig/tools/0/toolSpec/name | toolConfig.tools.1.member.toolSpec.name | \"a.b\" | satisfy regular expression pattern: [a-zA-Z0-9_-]+",
        "/performanceConfig/latency | performanceConfig.latency | \"none\" | satisfy enum value set: [standard, optimized]",
      })
  void saysWhichValueIsNone(String pointer, String place, String value, String constraint)
      throws Exception {
    JsonNode wrong = Json.parse("{\"v\":" + value + "}").path("v");
    assertRefused(
        with(pointer, wrong),
        place,
        "Value '%s' at '%%s' failed to satisfy constraint: Member must %s"
            .formatted(wrong.asText(), constraint));
  }

  @ParameterizedTest
  @CsvSource({
    "/messages/0/content/1/document/name, messages.1.member.content.2.member.document.name, 200",
    "/messages/1/content/0/toolUse/toolUseId, messages.2.member.content.1.member.toolUse.toolUseId, 64",
    "/messages/1/content/0/toolUse/name, messages.2.member.content.1.member.toolUse.name, 64",
    "/toolConfig/tools/0/toolSpec/name, toolConfig.tools.1.member.toolSpec.name, 64",
    "/toolConfig/toolChoice/tool/name, toolConfig.toolChoice.tool.name, 64"
  })
  void boundsTexts(String pointer, String place, int most) throws Exception {
    String longest = "x".repeat(most);
    assertThat(message("converse", with(pointer, text(longest)))).doesNotContain("Member must");
    assertRefused(
        with(pointer, text(longest + "x")),
        place,
        "Value '"
            + longest
            + "x' at '%s' failed to satisfy constraint: Member must have length less than or equal to "
            + most);
  }

  @ParameterizedTest
  @CsvSource({
    "/inferenceConfig/stopSequences, inferenceConfig.stopSequences, 2500",
    "/additionalModelResponseFieldPaths, additionalModelResponseFieldPaths, 10"
  })
  void boundsLists(String pointer, String place, int most) throws Exception {
    assertThat(message("converse", with(pointer, list(most, "/x")))).isEmpty();
    assertRefused(
        with(pointer, list(most + 1, "/x")),
        place,
        "Value '"
            + Collections.nCopies(most + 1, "/x")
            + "' at '%s' failed to satisfy constraint: Member must have length less than or equal to "
            + most);
  }

  @Test
  void boundsTheElementsOfLists() throws Exception {
    String field = "additionalModelResponseFieldPaths";
    assertThat(message("converse", with("/" + field, list(1, "/" + "x".repeat(255))))).isEmpty();
    String long257 = "/" + "x".repeat(256);
    String both =
        "[Member must have length less than or equal to 256, Member must have length greater than or equal to 1]";
    for (String wrong : new String[] {"", long257}) {
      assertRefused(
          with("/" + field, list(1, wrong)),
          field,
          "Value '["
              + wrong
              + "]' at '%s' failed to satisfy constraint: Member must satisfy constraint: "
              + both);
    }
    assertRefused(
        with("/inferenceConfig/stopSequences", list(1, "")),
        "inferenceConfig.stopSequences",
        "Value '[]' at '%s' failed to satisfy constraint: Member must satisfy constraint: [Member must have length greater than or equal to 1]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "guardrailIdentifier; A B; (|([a-z0-9]+)|(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:guardrail/[a-z0-9]+))",
        "guardrailVersion; 0; (|([1-9][0-9]{0,7})|(DRAFT))",
        "guardrailVersion; 123456789; (|([1-9][0-9]{0,7})|(DRAFT))",
      })
  void boundsGuardrails(String member, String wrong, String pattern) throws Exception {
    ObjectNode body = (ObjectNode) Json.parse(GOOD);
    body.putObject("guardrailConfig")
        .put("guardrailIdentifier", "abc")
        .put("guardrailVersion", "1")
        .put(member, wrong);
    assertRefused(
        body,
        "guardrailConfig." + member,
        "Value '"
            + wrong
            + "' at '%s' failed to satisfy constraint: Member must satisfy regular expression"
            + " pattern: "
            + pattern);
  }

  @Test
  void boundsWhatMustNotBeEmpty() throws Exception {
    String problem =
        "' at '%s' failed to satisfy constraint: Member must have length greater than or equal to 1";
    assertRefused(
        with("/toolConfig/tools", list(0, "")), "toolConfig.tools", "Value '[]" + problem);
    assertRefused(with("/system/0/text", text("")), "system.1.member.text", "Value '" + problem);
  }

  @Test
  void boundsTheMetadataOfARequest() throws Exception {
    ObjectNode most = Json.object();
    for (int i = 0; i < 16; i++) {
      most.put("key" + i, "x");
    }
    assertThat(message("converse", with("/requestMetadata", most))).isEmpty();
    assertThat(message("converse", with("/requestMetadata", most.deepCopy().put("more", "x"))))
        .endsWith(
            "' at 'requestMetadata' failed to satisfy constraint: Member must have length less"
                + " than or equal to 16");
  }

  @Test
  void saysAllThatIsBrokenAtOnce() throws Exception {
    JsonNode body = with("/inferenceConfig/temperature", Json.parse("[2]").path(0));
    ((ObjectNode) body.path("toolConfig").path("tools").path(0).path("toolSpec")).remove("name");
    assertThat(message("converse", body))
        .isEqualTo(
            "2 validation errors detected: Value null at 'toolConfig.tools.1.member.toolSpec.name'"
                + " failed to satisfy constraint: Member must not be null; Value '2' at"
                + " 'inferenceConfig.temperature' failed to satisfy constraint: Member must have"
                + " value less than or equal to 1");
  }

  /** By each operation that takes such a body. */
  private void assertRefused(JsonNode body, String place, String problem) throws Exception {
    String start = "1 validation error detected: ";
    for (String verb : new String[] {"converse", "converse-stream"}) {
      assertThat(message(verb, body)).isEqualTo(start + problem.formatted(place));
    }
    ObjectNode count = Json.object();
    count.putObject("input").set("converse", body);
    // CountTokens knows of no other members, and does not read them.
    boolean counted = place.matches("(messages|system|toolConfig)\\..*");
    assertThat(message("count-tokens", count))
        .isEqualTo(counted ? start + problem.formatted("input.converse." + place) : "");
  }

  /** What the service says; empty when it is content. */
  private String message(String verb, JsonNode body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            "POST",
            "/model/" + ModelCatalog.HAIKU.replace(":", "%3A") + "/" + verb,
            Map.of("Content-Type", "application/json"),
            Json.write(body).getBytes(UTF_8));
    if (answer.statusCode() == 200) {
      return "";
    }
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("ValidationException");
    return Json.parse(answer.body()).path("message").asText();
  }

  private static JsonNode text(String text) {
    return Json.object().put("v", text).path("v");
  }

  private static JsonNode list(int size, String each) {
    ArrayNode list = Json.object().putArray("v");
    Collections.nCopies(size, each).forEach(list::add);
    return list;
  }

  private static JsonNode with(String pointer, JsonNode value) throws Exception {
    JsonNode body = Json.parse(GOOD);
    int last = pointer.lastIndexOf('/');
    assertThat(body.at(pointer).isMissingNode()).isFalse();
    ((ObjectNode) body.at(pointer.substring(0, last))).set(pointer.substring(last + 1), value);
    return body;
  }
}
