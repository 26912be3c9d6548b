package com.mangaassist.backend.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.bedrock.offline.OfflineLanguageModel;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** Tools through stock clients, with the offline model deciding. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ToolUseTest {
  private static final Tool WEATHER =
      tool(
          "get_weather",
          "Get the current weather for a city",
          Document.mapBuilder()
              .putString("type", "object")
              .putDocument(
                  "properties",
                  Document.mapBuilder()
                      .putDocument(
                          "city", Document.mapBuilder().putString("type", "string").build())
                      .putDocument(
                          "unit",
                          Document.mapBuilder()
                              .putString("type", "string")
                              .putList("enum", e -> e.addString("celsius").addString("fahrenheit"))
                              .build())
                      .build())
              .putList("required", required -> required.addString("city"))
              .build());
  private static final Tool ORDER =
      tool(
          "lookupOrder",
          "Looks up the status of an order by its number",
          Document.mapBuilder()
              .putString("type", "object")
              .putDocument(
                  "properties",
                  Document.mapBuilder()
                      .putDocument(
                          "order_id", Document.mapBuilder().putString("type", "string").build())
                      .putDocument(
                          "limit",
                          Document.mapBuilder()
                              .putString("type", "integer")
                              .putNumber("minimum", 1)
                              .build())
                      .build())
              .putList("required", r -> r.addString("order_id").addString("limit"))
              .build());

  private static final ToolChoice AUTO = ToolChoice.fromAuto(auto -> {});

  private StandInFixture aws;
  private BedrockRuntimeAsyncClient client;

  @BeforeAll
  void start(@TempDir Path dataDir) {
    aws = StandInFixture.with(dataDir, new OfflineLanguageModel(), ModelCatalog.bundled());
    client = aws.client();
  }

  @AfterAll
  void stop() {
    client.close();
    aws.close();
  }

  @Test
  void callsTheToolThatTheMessageNames() {
    ConverseResponse answer =
        converse(
            r ->
                r.messages(user("What's the weather in San Francisco in celsius?"))
                    .toolConfig(tools(ToolChoice.fromAuto(a -> {}), ORDER, WEATHER)));
    assertThat(answer.stopReasonAsString()).isEqualTo("tool_use");
    assertThat(answer.output().message().content()).hasSize(1);
    ToolUseBlock use = answer.output().message().content().getFirst().toolUse();
    assertThat(use.name()).isEqualTo("get_weather");
    assertThat(use.toolUseId()).matches("tooluse_[0-9A-Za-z]{22}");
    assertThat(use.input())
        .isEqualTo(
            Document.mapBuilder()
                .putString("city", "San Francisco")
                .putString("unit", "celsius")
                .build());
    assertThat(answer.usage().outputTokens()).isPositive();
  }

  @Test
  void answersFromTheResult() {
    ToolUseBlock use =
        converse(r -> r.messages(user("Weather in Paris?")).toolConfig(tools(AUTO, WEATHER)))
            .output()
            .message()
            .content()
            .getFirst()
            .toolUse();
    ConverseResponse answer =
        converse(
            r ->
                r.messages(
                        user("Weather in Paris?"),
                        Message.builder()
                            .role("assistant")
                            .content(ContentBlock.fromToolUse(use))
                            .build(),
                        result(
                            use.toolUseId(),
                            ToolResultContentBlock.fromJson(
                                Document.mapBuilder().putNumber("temp_c", 21).build())))
                    .toolConfig(tools(AUTO, WEATHER)));
    assertThat(answer.stopReasonAsString()).isEqualTo("end_turn");
    assertThat(answer.output().message().content().getFirst().text()).contains("temp_c: 21");
  }

  @Test
  void doesNotCallWhatTheMessageDoesNotAskFor() {
    for (String message : List.of("Hello there!", "What's the weather like?")) {
      ConverseResponse answer =
          converse(r -> r.messages(user(message)).toolConfig(tools(AUTO, WEATHER, ORDER)));
      assertThat(answer.stopReasonAsString()).as(message).isEqualTo("end_turn");
      assertThat(answer.output().message().content().getFirst().text()).isNotBlank();
    }
  }

  @Test
  void callsSomeToolOrTheNamedOneWhenItMust() {
    ConverseResponse any =
        converse(
            r ->
                r.messages(user("Hello there!"))
                    .toolConfig(tools(ToolChoice.fromAny(a -> {}), ORDER, WEATHER)));
    assertThat(any.stopReasonAsString()).isEqualTo("tool_use");
    ConverseResponse named =
        converse(
            r ->
                r.messages(user("What's the weather in Rome?"))
                    .toolConfig(tools(ToolChoice.fromTool(t -> t.name("lookupOrder")), ORDER)));
    ToolUseBlock use = named.output().message().content().getFirst().toolUse();
    assertThat(use.name()).isEqualTo("lookupOrder");
    assertThat(use.input().asMap()).containsOnlyKeys("order_id", "limit");
    assertThat(use.input().asMap()).containsEntry("limit", Document.fromNumber(1));
  }

  @Test
  void streamsTheInputInPiecesThatJoinedAreTheInput() throws Exception {
    List<ConverseStreamOutput> events = new ArrayList<>();
    StringBuilder input = new StringBuilder();
    List<String> starts = new ArrayList<>();
    List<String> stops = new ArrayList<>();
    client
        .converseStream(
            r ->
                r.modelId(ModelCatalog.HAIKU)
                    .messages(user("Where is my order AB-1234? Show 3 of them."))
                    .toolConfig(tools(AUTO, WEATHER, ORDER)),
            ConverseStreamResponseHandler.builder()
                .subscriber(
                    ConverseStreamResponseHandler.Visitor.builder()
                        .onDefault(events::add)
                        .onContentBlockStart(
                            start -> {
                              events.add(start);
                              starts.add(start.start().toolUse().name());
                              assertThat(start.contentBlockIndex()).isZero();
                            })
                        .onContentBlockDelta(
                            delta -> {
                              events.add(delta);
                              input.append(delta.delta().toolUse().input());
                            })
                        .onMessageStop(
                            stop -> {
                              events.add(stop);
                              stops.add(stop.stopReasonAsString());
                            })
                        .build())
                .build())
        .join();
    List<String> types = events.stream().map(e -> e.sdkEventType().toString()).toList();
    assertThat(types.subList(0, 2)).containsExactly("messageStart", "contentBlockStart");
    assertThat(types.subList(2, types.size() - 3)).containsOnly("contentBlockDelta").isNotEmpty();
    assertThat(types.subList(types.size() - 3, types.size()))
        .containsExactly("contentBlockStop", "messageStop", "metadata");
    assertThat(starts).containsExactly("lookupOrder");
    assertThat(stops).containsExactly("tool_use");
    assertThat(Json.parse(input.toString()))
        .isEqualTo(Json.parse("{\"order_id\":\"AB-1234\",\"limit\":3}"));
  }

  @Test
  void speaksAnthropicsToolsToo() throws Exception {
    String tools =
        """
        "tools":[{"name":"get_weather","description":"Current weather of a city",
        "input_schema":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}]""";
    String begin = "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":200," + tools;
    JsonNode asked = invoke(begin + ",\"messages\":[{\"role\":\"user\",\"content\":\"東京の天気は？\"}]}");
    assertThat(asked.path("stop_reason").asText()).isEqualTo("tool_use");
    JsonNode use = asked.at("/content/0");
    assertThat(use.path("type").asText()).isEqualTo("tool_use");
    assertThat(use.path("id").asText()).matches("toolu_bdrk_01[0-9A-Za-z]{22}");
    assertThat(use.path("input")).isEqualTo(Json.parse("{\"city\":\"東京\"}"));
    JsonNode told =
        invoke(
            begin
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"東京の天気は？\"},"
                + "{\"role\":\"assistant\",\"content\":["
                + use
                + "]},{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\""
                + use.path("id").asText()
                + "\",\"content\":\"晴れ、21度\"}]}]}");
    assertThat(told.path("stop_reason").asText()).isEqualTo("end_turn");
    assertThat(told.at("/content/0/text").asText()).contains("晴れ、21度").contains("調べた");
  }

  @Test
  void streamsAnthropicsToolsToo() throws Exception {
    List<JsonNode> events = new ArrayList<>();
    String body =
        """
        {"anthropic_version":"bedrock-2023-05-31","max_tokens":200,"tool_choice":{"type":"any"},
         "tools":[{"name":"ping","input_schema":{"type":"object","properties":{}}}],
         "messages":[{"role":"user","content":"Hello"}]}""";
    client
        .invokeModelWithResponseStream(
            r -> r.modelId(ModelCatalog.HAIKU).body(SdkBytes.fromUtf8String(body)),
            InvokeModelWithResponseStreamResponseHandler.builder()
                .subscriber(
                    InvokeModelWithResponseStreamResponseHandler.Visitor.builder()
                        .onChunk(chunk -> events.add(parse(chunk.bytes())))
                        .build())
                .build())
        .join();
    assertThat(events.get(1).at("/content_block/type").asText()).isEqualTo("tool_use");
    assertThat(events.get(2).at("/delta/type").asText()).isEqualTo("input_json_delta");
    assertThat(events.get(2).at("/delta/partial_json").asText()).isEqualTo("{}");
    assertThat(events.get(events.size() - 2).at("/delta/stop_reason").asText())
        .isEqualTo("tool_use");
  }

  @Test
  void refusesToolsThatBedrockRefuses() {
    assertInvalid(
        "The toolConfig field must be defined when using toolUse and toolResult content blocks.",
        r -> r.messages(result("tooluse_a", ToolResultContentBlock.fromText("x"))));
    assertInvalid(
        "The number of toolResult blocks at messages.0.content exceeds the number of toolUse blocks",
        r ->
            r.messages(result("tooluse_a", ToolResultContentBlock.fromText("x")))
                .toolConfig(tools(AUTO, WEATHER)));
    assertInvalid(
        "Expected toolResult blocks at messages.2.content for the following Ids: tooluse_a",
        r ->
            r.messages(
                    user("a"),
                    Message.builder()
                        .role("assistant")
                        .content(
                            ContentBlock.fromToolUse(
                                u ->
                                    u.toolUseId("tooluse_a")
                                        .name("get_weather")
                                        .input(Document.mapBuilder().build())))
                        .build(),
                    user("b"))
                .toolConfig(tools(AUTO, WEATHER)));
    assertInvalid(
        "toolConfig.tools.1.member.toolSpec.name",
        r -> r.messages(user("a")).toolConfig(tools(AUTO, tool("no spaces", "x", object()))));
    assertInvalid(
        "toolConfig.tools.0.toolSpec.inputSchema.json.type must be one of the following: object.",
        r ->
            r.messages(user("a"))
                .toolConfig(tools(AUTO, tool("a", "x", Document.mapBuilder().build()))));
    assertInvalid(
        "Tool 'nobody' not found in provided tools",
        r ->
            r.messages(user("a"))
                .toolConfig(tools(ToolChoice.fromTool(t -> t.name("nobody")), WEATHER)));
    assertInvalid(
        "Tool names must be unique",
        r -> r.messages(user("a")).toolConfig(tools(AUTO, WEATHER, WEATHER)));
  }

  @Test
  void leavesOutACallThatTheLimitWouldCut() {
    ConverseResponse answer =
        converse(
            r ->
                r.messages(user("What's the weather in Rome?"))
                    .inferenceConfig(c -> c.maxTokens(2))
                    .toolConfig(tools(AUTO, WEATHER)));
    assertThat(answer.stopReasonAsString()).isEqualTo("max_tokens");
  }

  private void assertInvalid(String words, Consumer<ConverseRequest.Builder> request) {
    assertThatThrownBy(() -> converse(request))
        .hasCauseInstanceOf(ValidationException.class)
        .hasMessageContaining(words);
  }

  private ConverseResponse converse(Consumer<ConverseRequest.Builder> request) {
    return client.converse(b -> request.accept(b.modelId(ModelCatalog.HAIKU))).join();
  }

  private JsonNode invoke(String body) throws IOException {
    return Json.parse(
        client
            .invokeModel(r -> r.modelId(ModelCatalog.HAIKU).body(SdkBytes.fromUtf8String(body)))
            .join()
            .body()
            .asByteArray());
  }

  private static JsonNode parse(SdkBytes bytes) {
    try {
      return Json.parse(bytes.asByteArray());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Document object() {
    return Document.mapBuilder().putString("type", "object").build();
  }

  private static Tool tool(String name, String description, Document schema) {
    return Tool.fromToolSpec(
        spec ->
            spec.name(name).description(description).inputSchema(ToolInputSchema.fromJson(schema)));
  }

  private static ToolConfiguration tools(ToolChoice choice, Tool... tools) {
    return ToolConfiguration.builder().tools(tools).toolChoice(choice).build();
  }

  private static Message user(String text) {
    return Message.builder().role("user").content(ContentBlock.fromText(text)).build();
  }

  private static Message result(String id, ToolResultContentBlock content) {
    return Message.builder()
        .role("user")
        .content(
            ContentBlock.fromToolResult(
                ToolResultBlock.builder().toolUseId(id).content(content).build()))
        .build();
  }
}
