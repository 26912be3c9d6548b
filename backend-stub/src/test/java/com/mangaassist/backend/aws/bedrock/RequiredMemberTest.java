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
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One member of a good body is taken away, or has a value that is out of its range or type. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequiredMemberTest {
  private static final String CONVERSE =
      """
      {"messages":[{"role":"user","content":[{"text":"weather?"},
         {"document":{"format":"txt","name":"n","source":{"bytes":"YWJj"}}},
         {"cachePoint":{"type":"default"}}]},
        {"role":"assistant","content":[{"toolUse":{"toolUseId":"a","name":"w","input":{}}}]},
        {"role":"user","content":[{"toolResult":{"toolUseId":"a","content":[{"text":"warm"}],
          "status":"success"}}]}],
       "system":[{"text":"Be kind."}],
       "inferenceConfig":{"maxTokens":50,"temperature":0.5,"topP":0.9,"stopSequences":["X"]},
       "toolConfig":{"tools":[{"toolSpec":{"name":"w","description":"weather",
         "inputSchema":{"json":{"type":"object"}}}}],"toolChoice":{"tool":{"name":"w"}}},
       "requestMetadata":{"shop":"manga"},
       "performanceConfig":{"latency":"standard"}}""";
  private static final String ANTHROPIC =
      """
      {"anthropic_version":"bedrock-2023-05-31","max_tokens":50,
       "system":[{"type":"text","text":"a"}],"temperature":0,"top_p":1,"top_k":3,
       "stop_sequences":["X"],"metadata":{"user_id":"u"},"anthropic_beta":["b"],
       "tools":[{"name":"w","description":"d","input_schema":{"type":"object"}}],
       "tool_choice":{"type":"tool","name":"w"},
       "messages":[{"role":"user","content":"hi"},
         {"role":"assistant","content":[{"type":"tool_use","id":"t","name":"w","input":{}}]},
         {"role":"user","content":[{"type":"tool_result","tool_use_id":"t","is_error":false,
           "content":[{"type":"text","text":"b"}]}]}]}""";
  private static final String TITAN =
      """
      {"inputText":"a","dimensions":256,"normalize":true,"embeddingTypes":["float"]}""";

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

  @Test
  void answersTheBodiesThatTheCasesChange() throws Exception {
    assertThat(send(ModelCatalog.HAIKU, "converse", Json.parse(CONVERSE)).statusCode())
        .isEqualTo(200);
    assertThat(send(ModelCatalog.HAIKU, "invoke", Json.parse(ANTHROPIC)).statusCode())
        .isEqualTo(200);
    assertThat(send(ModelCatalog.TITAN_EMBED, "invoke", Json.parse(TITAN)).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/messages/0/role, messages.1.member.role",
    "/messages/0/content, messages.1.member.content",
    "/messages/0/content/1/document/name, messages.1.member.content.2.member.document.name",
    "/messages/0/content/1/document/source, messages.1.member.content.2.member.document.source",
    "/messages/0/content/2/cachePoint/type, messages.1.member.content.3.member.cachePoint.type",
    "/messages/1/content/0/toolUse/toolUseId, messages.2.member.content.1.member.toolUse.toolUseId",
    "/messages/1/content/0/toolUse/name, messages.2.member.content.1.member.toolUse.name",
    "/messages/2/content/0/toolResult/content, messages.3.member.content.1.member.toolResult.content",
    "/toolConfig/tools, toolConfig.tools",
    "/toolConfig/tools/0/toolSpec/name, toolConfig.tools.1.member.toolSpec.name",
    "/toolConfig/tools/0/toolSpec/inputSchema, toolConfig.tools.1.member.toolSpec.inputSchema",
    "/toolConfig/toolChoice/tool/name, toolConfig.toolChoice.tool.name"
  })
  void saysWhichMemberOfConverseIsNotThere(String pointer, String place) throws Exception {
    for (JsonNode body :
        new JsonNode[] {without(CONVERSE, pointer), with(CONVERSE, pointer, "null")}) {
      for (String verb : new String[] {"converse", "converse-stream"}) {
        assertRefused(
            send(ModelCatalog.HAIKU, verb, body),
            "ValidationException",
            "1 validation error detected: Value null at '"
                + place
                + "' failed to satisfy constraint: Member must not be null");
      }
      ObjectNode count = Json.object();
      count.putObject("input").set("converse", body);
      assertRefused(
          send(ModelCatalog.HAIKU, "count-tokens", count),
          "ValidationException",
          "Value null at 'input.converse." + place + "'");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/inferenceConfig/maxTokens | 0 | ValidationException",
        "/inferenceConfig/maxTokens | -5 | ValidationException",
        "/inferenceConfig/maxTokens | 99999999999 | SerializationException",
        "/inferenceConfig/maxTokens | 1.5 | SerializationException",
        "/inferenceConfig/temperature | -0.1 | ValidationException",
        "/inferenceConfig/temperature | 1e300 | ValidationException",
        "/inferenceConfig/topP | 2 | ValidationException",
        "/inferenceConfig/stopSequences | [\"\"] | ValidationException",
        "/messages | [] | ValidationException",
        "/messages/0/content | [] | ValidationException",
        "/messages/0/role | \"system\" | ValidationException",
        "/messages/2/content/0/toolResult/status | \"fine\" | ValidationException",
        "/toolConfig/tools | [] | ValidationException",
        "/performanceConfig/latency | \"none\" | ValidationException",
        "/requestMetadata | {} | ValidationException",
        "/requestMetadata/shop | \"~\" | ValidationException"
      })
  void refusesWhatIsOutOfRangeInConverse(String pointer, String value, String type)
      throws Exception {
    assertRefused(send(ModelCatalog.HAIKU, "converse", with(CONVERSE, pointer, value)), type, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/anthropic_beta | {} | anthropic_beta: Input should be a valid list",
        "/anthropic_version | 1 | anthropic_version: Input should be a valid string",
        "/max_tokens | \"9\" | max_tokens: Input should be a valid integer",
        "/max_tokens | 1.5 | max_tokens: Input should be a valid integer",
        "/max_tokens | -1 | max_tokens: Input should be greater than or equal to 1",
        "/max_tokens | 99999999999 | max_tokens: Input should be a valid integer",
        "/messages | {} | messages: Input should be a valid list",
        "/messages | \"hi\" | messages: Input should be a valid list",
        "/messages/0 | 1 | messages.0: Input should be a valid dictionary",
        "/messages/0/role | 1 | messages.0.role: Input should be a valid string",
        "/messages/0/content | {} | messages.0.content: Input should be a valid list",
        "/messages/0/content | null | messages.0.content: Input should be a valid list",
        "/messages/1/content/0 | 1 | messages.1.content.0: Input should be a valid dictionary",
        "/messages/1/content/0/id | 1 | messages.1.content.0.id: Input should be a valid string",
        "/messages/1/content/0/name | [] | messages.1.content.0.name: Input should be a valid string",
        "/messages/2/content/0/is_error | \"no\" | is_error: Input should be a valid boolean",
        "/messages/2/content/0/content | {} | tool_result.content: Input should be a valid list",
        "/messages/2/content/0/content/0/text | 1 | text: Input should be a valid string",
        "/metadata | [] | metadata: Input should be a valid dictionary",
        "/metadata/user_id | 1 | metadata.user_id: Input should be a valid string",
        "/stop_sequences | \"X\" | stop_sequences: Input should be a valid list",
        "/stop_sequences/0 | 1 | stop_sequences.0: Input should be a valid string",
        "/temperature | \"1\" | temperature: Input should be a valid number",
        "/temperature | -1 | temperature: Input should be greater than or equal to 0",
        "/top_k | \"3\" | top_k: Input should be a valid integer",
        "/top_k | -3 | top_k: Input should be greater than or equal to 0",
        "/top_p | {} | top_p: Input should be a valid number",
        "/tool_choice | \"any\" | tool_choice: Input should be a valid dictionary",
        "/tool_choice/name | 1 | tool_choice.name: Input should be a valid string",
        "/tools | {} | tools: Input should be a valid list",
        "/tools/0 | \"w\" | tools.0: Input should be a valid dictionary",
        "/tools/0/name | 1 | tools.0.name: Input should be a valid string",
        "/tools/0/description | 1 | tools.0.description: Input should be a valid string",
        "/tools/0/input_schema | [] | tools.0.input_schema: Input should be a valid dictionary"
      })
  void refusesMembersOfAnotherTypeInAnthropicsMessages(String pointer, String value, String words)
      throws Exception {
    for (String verb : new String[] {"invoke", "invoke-with-response-stream"}) {
      assertRefused(
          send(ModelCatalog.HAIKU, verb, with(ANTHROPIC, pointer, value)),
          "ValidationException",
          words);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/inputText | 1 | #/inputText: expected type: String, found: Integer",
        "/inputText | null | #/inputText: expected type: String, found: Null",
        "/dimensions | \"256\" | #/dimensions: \"256\" is not a valid enum value",
        "/dimensions | -256 | #/dimensions: -256 is not a valid enum value",
        "/dimensions | null | #/dimensions: null is not a valid enum value",
        "/normalize | \"yes\" | #/normalize: expected type: Boolean, found: String",
        "/normalize | 0.5 | #/normalize: expected type: Boolean, found: BigDecimal",
        "/embeddingTypes | \"float\" | #/embeddingTypes: expected type: JSONArray, found: String",
        "/embeddingTypes | {} | #/embeddingTypes: expected type: JSONArray, found: JSONObject",
        "/embeddingTypes/0 | 1 | #/embeddingTypes: 1 is not a valid enum value"
      })
  void refusesMembersOfAnotherTypeInTitansBodies(String pointer, String value, String words)
      throws Exception {
    assertRefused(
        send(ModelCatalog.TITAN_EMBED, "invoke", with(TITAN, pointer, value)),
        "ValidationException",
        "Malformed input request: " + words + ", please reformat your input and try again.");
  }

  private HttpResponse<String> send(String model, String verb, JsonNode body) {
    return http.send(
        "POST",
        "/model/" + model.replace(":", "%3A") + "/" + verb,
        Map.of("Content-Type", "application/json"),
        Json.write(body).getBytes(UTF_8));
  }

  private static void assertRefused(HttpResponse<String> answer, String type, String words)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains(type);
    assertThat(Json.parse(answer.body()).path("message").asText()).contains(words);
  }

  private static JsonNode without(String json, String pointer) throws Exception {
    JsonNode body = Json.parse(json);
    ((ObjectNode) parent(body, pointer)).remove(name(pointer));
    return body;
  }

  private static JsonNode with(String json, String pointer, String value) throws Exception {
    JsonNode body = Json.parse(json);
    JsonNode changed = Json.parse("{\"v\":" + value + "}").path("v");
    assertThat(body.at(pointer).isMissingNode()).isFalse();
    if (parent(body, pointer) instanceof ArrayNode array) {
      array.set(Integer.parseInt(name(pointer)), changed);
    } else {
      ((ObjectNode) parent(body, pointer)).set(name(pointer), changed);
    }
    return body;
  }

  private static JsonNode parent(JsonNode body, String pointer) {
    return body.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static String name(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}
