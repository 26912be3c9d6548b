package com.mangaassist.backend.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.core.SdkBytes.fromUtf8String;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.models.ModelCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageSource;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConverseTest {
  private static final String TEXT = "こんにちは。One Piece と NARUTO の在庫があります。また来てね。";

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

  @Conformance("Converse")
  @Test
  void answersAConversation() {
    ConverseResponse answer =
        converse(
            request ->
                request
                    .system(SystemContentBlock.fromText("Be kind."))
                    .messages(user("Hi"), assistant("Hello!"), user("在庫は？"))
                    .inferenceConfig(c -> c.maxTokens(500).temperature(0.5f).topP(0.9f)));
    assertThat(answer.output().message().content().getFirst().text()).isEqualTo(TEXT);
    assertThat(answer.output().message().role()).isEqualTo(ConversationRole.ASSISTANT);
    assertThat(answer.stopReasonAsString()).isEqualTo("end_turn");
    assertThat(answer.usage().outputTokens()).isEqualTo(TokenCounter.count(TEXT));
    assertThat(answer.usage().totalTokens())
        .isEqualTo(answer.usage().inputTokens() + answer.usage().outputTokens());
    assertThat(answer.metrics().latencyMs()).isNotNegative();
    assertThat(answer.responseMetadata().requestId()).hasSize(36);
    ModelPrompt prompt = aws.prompts.getLast();
    assertThat(prompt.system()).containsExactly("Be kind.");
    assertThat(prompt.messages())
        .extracting(PromptMessage::text)
        .containsExactly("Hi", "Hello!", "在庫は？");
    assertThat(prompt.maxTokens()).isEqualTo(500);
    assertThat(prompt.temperature()).isEqualTo(0.5);
  }

  @Test
  void answersABlockingClientOverHttp11() {
    try (BedrockRuntimeClient blocking =
        BedrockRuntimeClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      ConverseResponse answer =
          blocking.converse(r -> r.modelId(ModelCatalog.HAIKU).messages(user("Hi")));
      assertThat(answer.output().message().content().getFirst().text()).isEqualTo(TEXT);
    }
  }

  @Conformance("ConverseStream")
  @Test
  void streamsInTheOrderOfBedrock() {
    List<ConverseStreamOutput> events = stream(r -> r.messages(user("Hi")));
    List<String> types = events.stream().map(e -> e.sdkEventType().toString()).toList();
    assertThat(types.getFirst()).isEqualTo("messageStart");
    assertThat(types.subList(1, types.size() - 3)).containsOnly("contentBlockDelta").isNotEmpty();
    assertThat(types.subList(types.size() - 3, types.size()))
        .containsExactly("contentBlockStop", "messageStop", "metadata");
    ConverseStreamMetadataEvent metadata = (ConverseStreamMetadataEvent) events.getLast();
    assertThat(metadata.usage().outputTokens()).isEqualTo(TokenCounter.count(TEXT));
    assertThat(metadata.metrics().latencyMs()).isNotNegative();
  }

  @Test
  void streamsChunksOfTwoToFiveTokensWhichJoinedAreTheText() {
    List<String> pieces = pieces(stream(r -> r.messages(user("Hi"))));
    assertThat(String.join("", pieces)).isEqualTo(TEXT);
    assertThat(pieces.subList(0, pieces.size() - 1))
        .allSatisfy(piece -> assertThat(TokenCounter.count(piece)).isBetween(2, 5));
  }

  @Test
  void stopsAtTheTokenLimit() {
    ConverseResponse answer =
        converse(r -> r.messages(user("Hi")).inferenceConfig(c -> c.maxTokens(3)));
    assertThat(answer.stopReasonAsString()).isEqualTo("max_tokens");
    assertThat(answer.usage().outputTokens()).isEqualTo(3);
    assertThat(answer.output().message().content().getFirst().text()).isEqualTo("こんに");
    List<ConverseStreamOutput> events =
        stream(r -> r.messages(user("Hi")).inferenceConfig(c -> c.maxTokens(3)));
    assertThat(String.join("", pieces(events))).isEqualTo("こんに");
    assertThat(stopReason(events)).isEqualTo("max_tokens");
  }

  @Test
  void stopsBeforeAStopSequence() {
    ConverseResponse answer =
        converse(r -> r.messages(user("Hi")).inferenceConfig(c -> c.stopSequences("また", "NARUTO")));
    assertThat(answer.stopReasonAsString()).isEqualTo("stop_sequence");
    assertThat(answer.output().message().content().getFirst().text())
        .isEqualTo("こんにちは。One Piece と ");
  }

  @Test
  void refusesAnUnknownModel() {
    assertRefused(
        ValidationException.class,
        "The provided model identifier is invalid.",
        r -> r.modelId("anthropic.claude-99").messages(user("Hi")));
    assertRefused(
        ResourceNotFoundException.class,
        "Could not resolve the foundation model",
        r ->
            r.modelId("arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-99")
                .messages(user("Hi")));
  }

  @Test
  void findsAModelByArnAndByInferenceProfile() {
    String arn = "arn:aws:bedrock:us-east-1::foundation-model/" + ModelCatalog.HAIKU;
    String profile = "jp.anthropic.claude-haiku-4-5-20251001-v1:0";
    for (String id : List.of(arn, profile)) {
      assertThat(converse(r -> r.modelId(id).messages(user("Hi"))).stopReasonAsString())
          .isEqualTo("end_turn");
    }
  }

  @Test
  void refusesConversationsThatBedrockRefuses() {
    assertInvalid("must start with a user message", r -> r.messages(assistant("Hi")));
    assertInvalid("must start with a user message", r -> {});
    assertInvalid("must alternate", r -> r.messages(user("a"), user("b")));
    assertInvalid("must end with a user message", r -> r.messages(user("a"), assistant("b")));
    assertInvalid("messages.0.content.0 is blank", r -> r.messages(user(" ")));
    assertInvalid(
        "inferenceConfig.maxTokens",
        r -> r.messages(user("a")).inferenceConfig(c -> c.maxTokens(0)));
    assertInvalid(
        "Value '1.5' at 'inferenceConfig.temperature' failed to satisfy constraint: Member must have"
            + " value less than or equal to 1",
        r -> r.messages(user("a")).inferenceConfig(c -> c.temperature(1.5f)));
    assertInvalid(
        "This model doesn't support the image field for user messages. Remove image and try again.",
        r -> r.messages(user(ContentBlock.fromImage(onePixel()))));
    assertInvalid(
        "doesn't support the model", r -> r.modelId(ModelCatalog.TITAN_EMBED).messages(user("a")));
  }

  @Test
  void refusesMoreTokensThanTheModelGives() {
    assertInvalid(
        "The maximum tokens you requested exceeds the model limit of 4096. Try again with a maximum"
            + " tokens value that is lower than 4096.",
        r -> r.messages(user("a")).inferenceConfig(c -> c.maxTokens(4_097)));
    assertThat(
            converse(r -> r.messages(user("a")).inferenceConfig(c -> c.maxTokens(4_096)))
                .stopReasonAsString())
        .isEqualTo("end_turn");
  }

  @Test
  void refusesABadStreamBeforeItBegins() {
    assertThatThrownBy(() -> stream(r -> r.messages(assistant("Hi"))))
        .hasCauseInstanceOf(ValidationException.class);
  }

  @Test
  void measuresEachInvocation() throws Exception {
    aws.invocations.clear();
    stream(r -> r.messages(user("Hi")));
    Invocation invocation = aws.invocations.take();
    assertThat(invocation.operation()).isEqualTo("ConverseStream");
    assertThat(invocation.modelId()).isEqualTo(ModelCatalog.HAIKU);
    assertThat(invocation.outcome()).isEqualTo(Invocation.Outcome.COMPLETED);
    assertThat(invocation.firstToken()).isPositive().isLessThan(invocation.total());
    assertThat(invocation.usage().outputTokens()).isEqualTo(TokenCounter.count(TEXT));
  }

  private static ImageBlock onePixel() {
    return ImageBlock.builder()
        .format("png")
        .source(ImageSource.fromBytes(fromUtf8String("not really")))
        .build();
  }

  private void assertInvalid(String words, Consumer<ConverseRequest.Builder> request) {
    assertRefused(ValidationException.class, words, request);
  }

  private void assertRefused(
      Class<? extends Exception> type, String words, Consumer<ConverseRequest.Builder> request) {
    assertThatThrownBy(() -> converse(request))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(type)
        .hasMessageContaining(words);
  }

  private ConverseResponse converse(Consumer<ConverseRequest.Builder> request) {
    return client.converse(builder -> request.accept(builder.modelId(ModelCatalog.HAIKU))).join();
  }

  private List<ConverseStreamOutput> stream(Consumer<ConverseStreamRequest.Builder> request) {
    List<ConverseStreamOutput> events = new ArrayList<>();
    client
        .converseStream(
            builder -> request.accept(builder.modelId(ModelCatalog.HAIKU)),
            ConverseStreamResponseHandler.builder().subscriber(event -> events.add(event)).build())
        .join();
    return events;
  }

  private static List<String> pieces(List<ConverseStreamOutput> events) {
    List<String> pieces = new ArrayList<>();
    for (ConverseStreamOutput event : events) {
      event.accept(
          ConverseStreamResponseHandler.Visitor.builder()
              .onContentBlockDelta(delta -> pieces.add(delta.delta().text()))
              .build());
    }
    return pieces;
  }

  private static String stopReason(List<ConverseStreamOutput> events) {
    List<String> reasons = new ArrayList<>();
    for (ConverseStreamOutput event : events) {
      event.accept(
          ConverseStreamResponseHandler.Visitor.builder()
              .onMessageStop(stop -> reasons.add(stop.stopReasonAsString()))
              .build());
    }
    return reasons.getFirst();
  }

  private static Message user(String text) {
    return user(ContentBlock.fromText(text));
  }

  private static Message user(ContentBlock block) {
    return Message.builder().role(ConversationRole.USER).content(block).build();
  }

  private static Message assistant(String text) {
    return Message.builder()
        .role(ConversationRole.ASSISTANT)
        .content(ContentBlock.fromText(text))
        .build();
  }
}
