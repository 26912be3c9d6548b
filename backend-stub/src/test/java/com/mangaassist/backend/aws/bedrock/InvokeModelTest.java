package com.mangaassist.backend.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvokeModelTest {
  private static final String TEXT = "ワンピースは 110 volumes. STOP here.";

  private StandInFixture aws;
  private BedrockRuntimeAsyncClient client;

  @BeforeAll
  void start(@TempDir Path dataDir) {
    aws = StandInFixture.saying(dataDir, TEXT);
    client = aws.client();
  }

  @AfterAll
  void stop() {
    client.close();
    aws.close();
  }

  @Conformance("InvokeModel")
  @Test
  void answersAnAnthropicBody() throws Exception {
    InvokeModelResponse response =
        invoke(
            """
            {"anthropic_version":"bedrock-2023-05-31","max_tokens":100,"temperature":0,
             "system":"Be kind.","messages":[{"role":"user","content":"巻数は？"}]}""");
    JsonNode body = Json.parse(response.body().asByteArray());
    assertThat(response.contentType()).isEqualTo("application/json");
    assertThat(body.path("id").asText()).startsWith("msg_bdrk_");
    assertThat(body.path("type").asText()).isEqualTo("message");
    assertThat(body.path("role").asText()).isEqualTo("assistant");
    assertThat(body.path("model").asText()).isEqualTo("claude-3-haiku-20240307");
    assertThat(body.at("/content/0/type").asText()).isEqualTo("text");
    assertThat(body.at("/content/0/text").asText()).isEqualTo(TEXT);
    assertThat(body.path("stop_reason").asText()).isEqualTo("end_turn");
    assertThat(body.path("stop_sequence").isNull()).isTrue();
    assertThat(body.at("/usage/output_tokens").asInt()).isEqualTo(TokenCounter.count(TEXT));
    assertThat(aws.prompts.getLast().system()).containsExactly("Be kind.");
  }

  @Test
  void takesBlocksForSystemAndContent() {
    invoke(
        """
        {"anthropic_version":"bedrock-2023-05-31","max_tokens":100,
         "system":[{"type":"text","text":"One."},{"type":"text","text":"Two."}],
         "messages":[{"role":"user","content":[{"type":"text","text":"Hello "},
                                               {"type":"text","text":"there"}]}]}""");
    ModelPrompt prompt = aws.prompts.getLast();
    assertThat(prompt.system()).containsExactly("One.", "Two.");
    assertThat(prompt.messages()).extracting(PromptMessage::text).containsExactly("Hello there");
  }

  @Test
  void namesTheStopSequenceThatEndedTheAnswer() throws Exception {
    JsonNode body =
        Json.parse(
            invoke(
                    """
                    {"anthropic_version":"bedrock-2023-05-31","max_tokens":100,
                     "stop_sequences":["STOP"],"messages":[{"role":"user","content":"a"}]}""")
                .body()
                .asByteArray());
    assertThat(body.path("stop_reason").asText()).isEqualTo("stop_sequence");
    assertThat(body.path("stop_sequence").asText()).isEqualTo("STOP");
    assertThat(body.at("/content/0/text").asText()).isEqualTo("ワンピースは 110 volumes. ");
  }

  @Conformance("InvokeModelWithResponseStream")
  @Test
  void streamsTheEventsOfAnthropic() {
    List<JsonNode> events = new ArrayList<>();
    client
        .invokeModelWithResponseStream(
            request ->
                request
                    .modelId(ModelCatalog.SONNET)
                    .body(
                        SdkBytes.fromUtf8String(
                            """
                            {"anthropic_version":"bedrock-2023-05-31","max_tokens":4,
                             "messages":[{"role":"user","content":"a"}]}""")),
            InvokeModelWithResponseStreamResponseHandler.builder()
                .subscriber(
                    InvokeModelWithResponseStreamResponseHandler.Visitor.builder()
                        .onChunk(chunk -> events.add(parse(chunk.bytes())))
                        .build())
                .build())
        .join();
    List<String> types = events.stream().map(event -> event.path("type").asText()).toList();
    assertThat(types.subList(0, 2)).containsExactly("message_start", "content_block_start");
    assertThat(types.subList(2, types.size() - 3)).containsOnly("content_block_delta").isNotEmpty();
    assertThat(types.subList(types.size() - 3, types.size()))
        .containsExactly("content_block_stop", "message_delta", "message_stop");
    StringBuilder text = new StringBuilder();
    events.forEach(event -> text.append(event.at("/delta/text").asText("")));
    assertThat(text.toString()).isEqualTo("ワンピー");
    assertThat(events.getFirst().at("/message/model").asText())
        .isEqualTo("claude-3-sonnet-20240229");
    assertThat(events.get(types.size() - 2).at("/delta/stop_reason").asText())
        .isEqualTo("max_tokens");
    JsonNode metrics = events.getLast().path("amazon-bedrock-invocationMetrics");
    assertThat(metrics.path("outputTokenCount").asInt()).isEqualTo(4);
    assertThat(metrics.has("inputTokenCount")).isTrue();
    assertThat(metrics.has("firstByteLatency")).isTrue();
    assertThat(metrics.has("invocationLatency")).isTrue();
  }

  @Test
  void refusesBadBodies() {
    String begin = "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":9,";
    assertInvalid("Malformed input request", "not json");
    assertInvalid("Malformed input request", "[]");
    assertInvalid("Malformed input request", "{\"a\":1,\"a\":2}");
    assertInvalid(
        "max_tokens: 4097 > 4096, which is the maximum allowed number of output tokens for"
            + " claude-3-haiku-20240307",
        "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":4097,\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}");
    assertInvalid("anthropic_version: Field required", "{\"max_tokens\":1,\"messages\":[]}");
    assertInvalid("max_tokens: Field required", "{\"anthropic_version\":\"bedrock-2023-05-31\"}");
    assertInvalid("at least one message", begin + "\"messages\":[]}");
    assertInvalid(
        "first message must use",
        begin + "\"messages\":[{\"role\":\"assistant\",\"content\":\"a\"}]}");
    assertInvalid(
        "must be non-empty", begin + "\"messages\":[{\"role\":\"user\",\"content\":\"\"}]}");
    assertInvalid(
        "only text blocks",
        begin + "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image\"}]}]}");
  }

  @Test
  void doesNotStreamEmbeddings() {
    assertThatThrownBy(
            () ->
                client
                    .invokeModelWithResponseStream(
                        r ->
                            r.modelId(ModelCatalog.TITAN_EMBED)
                                .body(SdkBytes.fromUtf8String("{\"inputText\":\"a\"}")),
                        InvokeModelWithResponseStreamResponseHandler.builder()
                            .subscriber(event -> {})
                            .build())
                    .join())
        .hasCauseInstanceOf(ValidationException.class)
        .hasMessageContaining("unsupported for streaming");
  }

  private void assertInvalid(String words, String body) {
    assertThatThrownBy(() -> invoke(body))
        .hasCauseInstanceOf(ValidationException.class)
        .hasMessageContaining(words);
  }

  private InvokeModelResponse invoke(String body) {
    return client
        .invokeModel(r -> r.modelId(ModelCatalog.HAIKU).body(SdkBytes.fromUtf8String(body)))
        .join();
  }

  private static JsonNode parse(SdkBytes bytes) {
    try {
      return Json.parse(bytes.asByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
