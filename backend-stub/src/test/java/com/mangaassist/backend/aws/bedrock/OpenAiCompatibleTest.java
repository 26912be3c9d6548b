package com.mangaassist.backend.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;

/** Models that a server answers for, in the shapes of several vendors, through stock clients. */
class OpenAiCompatibleTest {
  private static final String MODEL = "local.model";

  @TempDir Path dataDir;
  private ReplayedServer server;
  private StandInFixture aws;
  private BedrockRuntimeAsyncClient client;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder input = new StringBuilder();
  private final List<String> tools = new ArrayList<>();
  private final List<String> types = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    server = new ReplayedServer();
    Files.writeString(dataDir.resolve("key.txt"), "sk-secret\n");
    Files.writeString(
        dataDir.resolve("models.json"),
        """
        [{"modelId":"%s","openAiCompatible":{"baseUrl":"%s","model":"qwen3:8b",
          "apiKeyFile":"key.txt","timeoutSeconds":1}}]"""
            .formatted(MODEL, server.baseUrl()));
    aws =
        StandInFixture.with(
            dataDir, prompt -> Reply.endingItself("offline"), ModelCatalog.of(dataDir));
    client = aws.clientThatDoesNotRetry();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    aws.close();
    server.close();
  }

  @Test
  void translatesTheRequest() throws Exception {
    server.answers(
        200,
        """
        {"id":"chatcmpl-1","object":"chat.completion","choices":[{"index":0,"finish_reason":"stop",
         "message":{"role":"assistant","content":"はい、あります。"}}],
         "usage":{"prompt_tokens":31,"completion_tokens":7,"total_tokens":38}}""");
    ConverseResponse answer =
        client
            .converse(
                r ->
                    r.modelId(MODEL)
                        .system(SystemContentBlock.fromText("Be kind."))
                        .messages(
                            user("weather?"),
                            Message.builder()
                                .role("assistant")
                                .content(
                                    ContentBlock.fromText("Let me look."),
                                    ContentBlock.fromToolUse(
                                        u ->
                                            u.toolUseId("tooluse_1")
                                                .name("get_weather")
                                                .input(
                                                    Document.mapBuilder()
                                                        .putString("city", "東京")
                                                        .build())))
                                .build(),
                            Message.builder()
                                .role("user")
                                .content(
                                    ContentBlock.fromToolResult(
                                        t ->
                                            t.toolUseId("tooluse_1")
                                                .content(ToolResultContentBlock.fromText("sunny"))),
                                    ContentBlock.fromText("so?"))
                                .build())
                        .inferenceConfig(
                            c -> c.maxTokens(99).temperature(0.5f).topP(0.25f).stopSequences("X"))
                        .toolConfig(c -> c.tools(weather()).toolChoice(t -> t.any(a -> {}))))
            .join();
    assertThat(answer.output().message().content().getFirst().text()).isEqualTo("はい、あります。");
    assertThat(answer.stopReasonAsString()).isEqualTo("end_turn");
    assertThat(answer.usage().inputTokens()).isEqualTo(31);
    assertThat(answer.usage().outputTokens()).isEqualTo(7);
    ReplayedServer.Request request = server.requests.take();
    assertThat(request.head()).startsWith("POST /v1/chat/completions HTTP/1.1");
    assertThat(request.head()).contains("Authorization: Bearer sk-secret");
    assertThat(Json.parse(request.body()))
        .isEqualTo(
            Json.parse(
                """
                {"model":"qwen3:8b","messages":[
                  {"role":"system","content":"Be kind."},
                  {"role":"user","content":"weather?"},
                  {"role":"assistant","content":"Let me look.","tool_calls":[
                    {"id":"tooluse_1","type":"function",
                     "function":{"name":"get_weather","arguments":"{\\"city\\":\\"東京\\"}"}}]},
                  {"role":"tool","tool_call_id":"tooluse_1","content":"sunny"},
                  {"role":"user","content":"so?"}],
                 "max_tokens":99,"temperature":0.5,"top_p":0.25,"stop":["X"],"stream":false,
                 "tools":[{"type":"function","function":{"name":"get_weather","description":"Weather",
                   "parameters":{"type":"object"}}}],
                 "tool_choice":"required"}"""));
  }

  @Test
  void streamsWhatOllamaSends() throws Exception {
    String head =
        "{\"id\":\"chatcmpl-541\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"qwen3:8b\",\"system_fingerprint\":\"fp_ollama\",";
    server.streams(
        "data: "
            + head
            + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"ワン\"},\"finish_reason\":null}]}\n\n",
        "data: "
            + head
            + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"ピース🏴\"},\"finish_reason\":null}]}\n\n",
        "data: "
            + head
            + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":\"stop\"}]}\n\n",
        "data: "
            + head
            + "\"choices\":[],\"usage\":{\"prompt_tokens\":26,\"completion_tokens\":5,\"total_tokens\":31}}\n\n",
        "data: [DONE]\n\n");
    stream();
    assertThat(text).hasToString("ワンピース🏴");
    assertThat(ends).containsExactly("end_turn", "26/5");
    assertThat(types)
        .startsWith("messageStart")
        .endsWith("contentBlockStop", "messageStop", "metadata");
    JsonNode request = Json.parse(server.requests.take().body());
    assertThat(request.path("stream").asBoolean()).isTrue();
    assertThat(request.at("/stream_options/include_usage").asBoolean()).isTrue();
    assertThat(aws.invocations.take().usage().inputTokens()).isEqualTo(26);
  }

  @Test
  void streamsWhatVllmSends() {
    server.streams(
        ": ping\r\n\r\n",
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"logprobs\":null,\"finish_reason\":null}],\"usage\":null}\r\n\r\n",
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"hm\"},\"finish_reason\":null}]}\r\n\r\n",
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Vol. 1\"},\"finish_reason\":null}]}\r\n\r\n",
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"stop\",\"stop_reason\":\"STOP\"}]}\r\n\r\n",
        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"total_tokens\":12,\"completion_tokens\":3}}\r\n\r\n",
        "data: [DONE]\r\n\r\n");
    stream();
    assertThat(text).hasToString("Vol. 1");
    assertThat(ends).containsExactly("stop_sequence", "9/3");
  }

  @Test
  void streamsToolCallsInPiecesAsLlamaCppSendsThem() throws Exception {
    server.streams(
        "data: {\"choices\":[{\"finish_reason\":null,\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null}}]}\n\n",
        "data: {\"choices\":[{\"finish_reason\":null,\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"a1\",\"type\":\"function\",\"function\":{\"name\":\"get_weather\",\"arguments\":\"{\"}}]}}]}\n\n",
        "data: {\"choices\":[{\"finish_reason\":null,\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"city\\\":\"}}]}}]}\n\n",
        "data: {\"choices\":[{\"finish_reason\":null,\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"Rome\\\"}\"}}]}}]}\n\n",
        "data: {\"choices\":[{\"finish_reason\":\"tool_calls\",\"index\":0,\"delta\":{}}],\"timings\":{\"prompt_n\":4}}\n\n",
        "data: [DONE]\n\n");
    stream();
    assertThat(tools).containsExactly("0 get_weather");
    assertThat(Json.parse(input.toString())).isEqualTo(Json.parse("{\"city\":\"Rome\"}"));
    // No usage came: the token counter stands in.
    assertThat(ends.getFirst()).isEqualTo("tool_use");
    assertThat(ends.getLast()).doesNotContain("0/").doesNotEndWith("/0");
  }

  @Test
  void keepsWholeToolCallsApartThatAllHaveIndexZero() {
    String call =
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\",\"tool_calls\":[{\"id\":\"call_%s\",\"index\":0,\"type\":\"function\",\"function\":{\"name\":\"%s\",\"arguments\":\"{}\"}}]},\"finish_reason\":null}]}\n\n";
    server.streams(
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"One moment.\"}}]}\n\n",
        call.formatted("1", "first"),
        call.formatted("2", "second"),
        "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]");
    stream();
    assertThat(text).hasToString("One moment.");
    assertThat(tools).containsExactly("1 first", "2 second");
    assertThat(input).hasToString("{}{}");
    assertThat(ends.getFirst()).isEqualTo("tool_use");
  }

  @Test
  void readsToolCallsOfAWholeAnswer() {
    server.answers(
        200,
        """
        {"choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":null,
         "tool_calls":[{"id":"c1","type":"function","function":{"name":"get_weather",
          "arguments":"{\\"city\\":\\"Rome\\"}"}}]}}]}""");
    ConverseResponse answer = converse();
    assertThat(answer.stopReasonAsString()).isEqualTo("tool_use");
    assertThat(answer.output().message().content().getFirst().toolUse().input())
        .isEqualTo(Document.mapBuilder().putString("city", "Rome").build());
    assertThat(answer.usage().outputTokens()).isPositive();
  }

  @Test
  void speaksAnthropicsDialectForItToo() throws Exception {
    server.answers(
        200, "{\"choices\":[{\"finish_reason\":\"length\",\"message\":{\"content\":\"Half a\"}}]}");
    JsonNode body =
        Json.parse(
            client
                .invokeModel(
                    r ->
                        r.modelId(MODEL)
                            .body(
                                SdkBytes.fromUtf8String(
                                    """
                                    {"anthropic_version":"bedrock-2023-05-31","max_tokens":2,
                                     "messages":[{"role":"user","content":"Hi"}]}""")))
                .join()
                .body()
                .asByteArray());
    assertThat(body.at("/content/0/text").asText()).isEqualTo("Half a");
    assertThat(body.path("stop_reason").asText()).isEqualTo("max_tokens");
    assertThat(body.at("/usage/output_tokens").asInt()).isEqualTo(TokenCounter.count("Half a"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "500 | {\"error\":{\"message\":\"CUDA out of memory\"}} | ModelErrorException | CUDA out of memory",
        "404 | {\"error\":{\"message\":\"model 'x' not found\"}} | ModelErrorException | model 'x' not found",
        "401 | {\"error\":\"bad key\"} | ModelErrorException | bad key",
        "400 | {\"object\":\"error\",\"message\":\"too long\"} | ValidationException | too long",
        "422 | {\"detail\":[{\"msg\":\"Field required\"}]} | ValidationException | Field required",
        "429 | {} | ThrottlingException | Too many requests",
        "504 | gateway | ModelTimeoutException | timed out",
        "503 | {\"error\":{\"code\":503,\"message\":\"Loading model\"}} | ModelNotReadyException | not ready",
        "200 | no json | ModelErrorException | no whole answer",
        "200 | {\"error\":{\"message\":\"no slot\"}} | ModelErrorException | no slot",
      })
  void saysInBedrocksErrorsWhatTheServerSays(int status, String body, String error, String words) {
    server.answers(status, body);
    assertThatThrownBy(this::converse)
        .isInstanceOf(CompletionException.class)
        .cause()
        .satisfies(cause -> assertThat(cause.getClass().getSimpleName()).isEqualTo(error))
        .hasMessageContaining(words);
    if (status != 200) {
      server.answers(status, body);
      assertThatThrownBy(this::stream)
          .cause()
          .satisfies(cause -> assertThat(cause.getClass().getSimpleName()).isEqualTo(error));
    }
  }

  @Test
  void isAModelErrorWhenNobodyListens() throws Exception {
    server.close();
    assertThatThrownBy(this::converse)
        .hasCauseInstanceOf(ModelErrorException.class)
        .hasMessageContaining("cannot be reached")
        .hasMessageNotContaining("sk-secret");
  }

  @Test
  void timesOutWhenTheServerIsSilent() {
    server.fallsSilentAfter();
    assertThatThrownBy(this::converse).hasCauseInstanceOf(ModelTimeoutException.class);
  }

  @Test
  void endsTheStreamWithAnExceptionWhenTheServerBreaksOff() {
    String piece = "data: {\"choices\":[{\"delta\":{\"content\":\"abc\"}}]}\n\n";
    server.breaksOffAfter(piece);
    assertThatThrownBy(this::stream).hasCauseInstanceOf(ModelStreamErrorException.class);
    assertThat(text).hasToString("abc");
    server.streams(piece);
    assertThatThrownBy(this::stream).hasCauseInstanceOf(ModelStreamErrorException.class);
    server.streams(piece, "data: no json\n\n");
    assertThatThrownBy(this::stream).hasCauseInstanceOf(ModelStreamErrorException.class);
    server.streams(piece, "data: {\"error\":{\"message\":\"slot lost\"}}\n\n");
    assertThatThrownBy(this::stream)
        .hasCauseInstanceOf(ModelStreamErrorException.class)
        .hasMessageContaining("slot lost");
    server.fallsSilentAfter(piece);
    assertThatThrownBy(this::stream)
        .hasCauseInstanceOf(ModelStreamErrorException.class)
        .hasMessageContaining("timed out");
    assertThat(aws.invocations)
        .hasSize(5)
        .allSatisfy(i -> assertThat(i.outcome()).isEqualTo(Invocation.Outcome.FAILED));
  }

  @Test
  void holdsNoAnswerThatIsWithoutEnd() {
    server.answers(200, " ".repeat(16 << 20));
    assertThatThrownBy(this::converse)
        .hasCauseInstanceOf(ModelErrorException.class)
        .hasMessageContaining("more than any answer");
    server.streams("data: " + "x".repeat(ServerSentEvents.LONGEST));
    assertThatThrownBy(this::stream).hasCauseInstanceOf(ModelStreamErrorException.class);
    server.streams("data: x\n".repeat(ServerSentEvents.LONGEST / 4));
    assertThatThrownBy(this::stream).hasCauseInstanceOf(ModelStreamErrorException.class);
  }

  @Test
  void doesNotStartWithoutTheKeyThatItIsToUse() throws Exception {
    Files.delete(dataDir.resolve("key.txt"));
    ModelCatalog catalog = ModelCatalog.of(dataDir);
    Path other = Files.createDirectory(dataDir.resolve("other"));
    assertThatThrownBy(() -> StandInFixture.with(other, p -> Reply.endingItself(""), catalog))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("key.txt");
  }

  private ConverseResponse converse() {
    return client.converse(r -> r.modelId(MODEL).messages(user("Hi"))).join();
  }

  private void stream() {
    client
        .converseStream(
            r -> r.modelId(MODEL).messages(user("Hi")),
            ConverseStreamResponseHandler.builder().subscriber(this::take).build())
        .join();
  }

  private void take(ConverseStreamOutput event) {
    types.add(event.sdkEventType().toString());
    event.accept(
        ConverseStreamResponseHandler.Visitor.builder()
            .onContentBlockStart(
                s -> tools.add(s.contentBlockIndex() + " " + s.start().toolUse().name()))
            .onContentBlockDelta(
                delta -> {
                  if (delta.delta().text() != null) {
                    text.append(delta.delta().text());
                  } else {
                    input.append(delta.delta().toolUse().input());
                  }
                })
            .onMessageStop(stop -> ends.add(stop.stopReasonAsString()))
            .onMetadata(m -> ends.add(m.usage().inputTokens() + "/" + m.usage().outputTokens()))
            .build());
  }

  private static Tool weather() {
    return Tool.fromToolSpec(
        spec ->
            spec.name("get_weather")
                .description("Weather")
                .inputSchema(
                    ToolInputSchema.fromJson(
                        Document.mapBuilder().putString("type", "object").build())));
  }

  private static Message user(String words) {
    return Message.builder().role("user").content(ContentBlock.fromText(words)).build();
  }
}
