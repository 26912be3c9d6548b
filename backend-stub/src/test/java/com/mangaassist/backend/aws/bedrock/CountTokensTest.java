package com.mangaassist.backend.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.ModelCatalog;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseTokensRequest;
import software.amazon.awssdk.services.bedrockruntime.model.CountTokensInput;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountTokensTest {
  private static final Message ASK =
      Message.builder()
          .role("user")
          .content(ContentBlock.fromText("「ワンピース」は how many volumes?"))
          .build();
  private static final SystemContentBlock SYSTEM = SystemContentBlock.fromText("Be kind.");
  private static final ToolConfiguration TOOLS =
      ToolConfiguration.builder()
          .tools(
              Tool.fromToolSpec(
                  spec ->
                      spec.name("count_volumes")
                          .description("Counts volumes")
                          .inputSchema(
                              ToolInputSchema.fromJson(
                                  Document.mapBuilder().putString("type", "object").build()))))
          .build();

  private StandInFixture aws;
  private BedrockRuntimeAsyncClient client;

  @BeforeAll
  void start(@TempDir Path dataDir) {
    aws = StandInFixture.saying(dataDir, "110.");
    client = aws.client();
  }

  @AfterAll
  void stop() {
    client.close();
    aws.close();
  }

  @Conformance("CountTokens")
  @Test
  void countsWhatConverseReports() {
    int reported =
        client
            .converse(
                r -> r.modelId(ModelCatalog.HAIKU).system(SYSTEM).messages(ASK).toolConfig(TOOLS))
            .join()
            .usage()
            .inputTokens();
    assertThat(
            count(
                CountTokensInput.fromConverse(
                    ConverseTokensRequest.builder()
                        .system(SYSTEM)
                        .messages(ASK)
                        .toolConfig(TOOLS)
                        .build())))
        .isEqualTo(reported)
        .isGreaterThan(count(CountTokensInput.fromConverse(c -> c.system(SYSTEM).messages(ASK))));
  }

  @Test
  void countsWhatInvokeModelReports() throws Exception {
    SdkBytes body =
        SdkBytes.fromUtf8String(
            """
            {"anthropic_version":"bedrock-2023-05-31","max_tokens":9,"system":"Be kind.",
             "messages":[{"role":"user","content":"How many volumes?"}]}""");
    int reported =
        Json.parse(
                client
                    .invokeModel(r -> r.modelId(ModelCatalog.HAIKU).body(body))
                    .join()
                    .body()
                    .asByteArray())
            .at("/usage/input_tokens")
            .asInt();
    assertThat(count(CountTokensInput.fromInvokeModel(i -> i.body(body)))).isEqualTo(reported);
  }

  @Test
  void refusesWhatItCannotCount() {
    assertInvalid("must set one of the following keys", CountTokensInput.builder().build());
    assertInvalid("must start with a user message", CountTokensInput.fromConverse(c -> {}));
    assertInvalid(
        "Malformed input request",
        CountTokensInput.fromInvokeModel(i -> i.body(SdkBytes.fromUtf8String("no"))));
    assertThatThrownBy(
            () ->
                client
                    .countTokens(
                        r ->
                            r.modelId(ModelCatalog.TITAN_EMBED)
                                .input(CountTokensInput.fromConverse(c -> c.messages(ASK))))
                    .join())
        .hasCauseInstanceOf(ValidationException.class)
        .hasMessageContaining("doesn't support counting tokens");
  }

  private void assertInvalid(String words, CountTokensInput input) {
    assertThatThrownBy(() -> count(input))
        .hasCauseInstanceOf(ValidationException.class)
        .hasMessageContaining(words);
  }

  private int count(CountTokensInput input) {
    return client.countTokens(r -> r.modelId(ModelCatalog.HAIKU).input(input)).join().inputTokens();
  }
}
