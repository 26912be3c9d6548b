package com.mangaassist.backend.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.services.models.ModelCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.AccessDeniedException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.CountTokensInput;
import software.amazon.awssdk.services.bedrockruntime.model.InternalServerException;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelNotReadyException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.ResourceNotFoundException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/** The errors that each operation declares, as a stock client has them. */
class DeclaredErrorsTest {
  private static final String LOCAL = "local.model";
  private static final String DENIED = "ai21.jamba-1-5-large-v1:0";
  private static final String BODY =
      """
      {"anthropic_version":"bedrock-2023-05-31","max_tokens":9,
       "messages":[{"role":"user","content":"Hi"}]}""";

  private ReplayedServer server;
  private StandInFixture aws;
  private BedrockRuntimeAsyncClient client;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    server = new ReplayedServer();
    Files.writeString(
        folder.resolve("models.json"),
        """
        [{"modelId":"%s","openAiCompatible":{"baseUrl":"%s","model":"m"}}]"""
            .formatted(LOCAL, server.baseUrl()));
    aws =
        StandInFixture.with(
            folder, prompt -> Reply.endingItself("word ".repeat(40)), ModelCatalog.of(folder));
    client = aws.clientThatDoesNotRetry();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    aws.close();
    server.close();
  }

  @Conformance(
      value = {
        "Converse",
        "ConverseStream",
        "CountTokens",
        "InvokeModel",
        "InvokeModelWithResponseStream"
      },
      errors = {
        AccessDeniedException.class,
        InternalServerException.class,
        ResourceNotFoundException.class,
        ThrottlingException.class,
        ValidationException.class
      })
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Converse",
        "ConverseStream",
        "CountTokens",
        "InvokeModel",
        "InvokeModelWithResponseStream"
      })
  void refusesTheCall(String operation) {
    assertRefused(operation, DENIED, AccessDeniedException.class, 403);
    assertRefused(operation, "no.such-model", ValidationException.class, 400);
    assertStruck(operation, FaultKind.RETIRED_MODEL, ResourceNotFoundException.class, 404);
    assertStruck(operation, FaultKind.THROTTLE, ThrottlingException.class, 429);
    assertStruck(operation, FaultKind.ERROR, InternalServerException.class, 500);
  }

  @Conformance(
      value = {"Converse", "ConverseStream", "InvokeModel", "InvokeModelWithResponseStream"},
      errors = {
        ModelErrorException.class,
        ModelNotReadyException.class,
        ModelTimeoutException.class
      })
  @ParameterizedTest
  @ValueSource(
      strings = {"Converse", "ConverseStream", "InvokeModel", "InvokeModelWithResponseStream"})
  void saysHowTheModelFailed(String operation) {
    server.answers(401, "{\"error\":\"bad key\"}");
    assertRefused(operation, LOCAL, ModelErrorException.class, 424);
    server.answers(503, "{\"error\":{\"message\":\"Loading model\"}}");
    assertRefused(operation, LOCAL, ModelNotReadyException.class, 429);
    server.answers(504, "{}");
    assertRefused(operation, LOCAL, ModelTimeoutException.class, 408);
  }

  @Conformance(
      value = {"ConverseStream", "InvokeModelWithResponseStream"},
      errors = {
        InternalServerException.class,
        ModelStreamErrorException.class,
        ServiceUnavailableException.class,
        ThrottlingException.class,
        ValidationException.class
      })
  @ParameterizedTest
  @CsvSource({
    "internalServerException, InternalServerException",
    "modelStreamErrorException, ModelStreamErrorException",
    "serviceUnavailableException, ServiceUnavailableException",
    "throttlingException, ThrottlingException",
    "validationException, ValidationException"
  })
  void endsTheStreamWithAFrame(String frame, String type) {
    for (String operation : new String[] {"ConverseStream", "InvokeModelWithResponseStream"}) {
      aws.standIns
          .faults()
          .add(
              new Fault(
                  "bedrock", operation, FaultKind.MID_STREAM_ERROR, 1, Duration.ZERO, 1, frame));
      assertThatThrownBy(() -> call(operation, ModelCatalog.HAIKU).join())
          .cause()
          .satisfies(cause -> assertThat(cause.getClass().getSimpleName()).isEqualTo(type));
    }
  }

  private void assertStruck(
      String operation, FaultKind kind, Class<? extends AwsServiceException> type, int status) {
    aws.standIns.faults().add(Fault.always("bedrock", operation, kind));
    assertRefused(operation, ModelCatalog.HAIKU, type, status);
    aws.standIns.faults().clear();
  }

  private void assertRefused(
      String operation, String model, Class<? extends AwsServiceException> type, int status) {
    assertThatThrownBy(() -> call(operation, model).join())
        .cause()
        .isInstanceOfSatisfying(
            type, error -> assertThat(error.statusCode()).as(operation).isEqualTo(status));
  }

  private CompletableFuture<?> call(String operation, String model) {
    Message hi = Message.builder().role("user").content(ContentBlock.fromText("Hi")).build();
    SdkBytes body = SdkBytes.fromUtf8String(BODY);
    return switch (operation) {
      case "Converse" -> client.converse(r -> r.modelId(model).messages(hi));
      case "ConverseStream" ->
          client.converseStream(
              r -> r.modelId(model).messages(hi),
              ConverseStreamResponseHandler.builder().subscriber(event -> {}).build());
      case "CountTokens" ->
          client.countTokens(
              r -> r.modelId(model).input(CountTokensInput.fromConverse(c -> c.messages(hi))));
      case "InvokeModel" -> client.invokeModel(r -> r.modelId(model).body(body));
      default ->
          client.invokeModelWithResponseStream(
              r -> r.modelId(model).body(body),
              InvokeModelWithResponseStreamResponseHandler.builder()
                  .subscriber(event -> {})
                  .build());
    };
  }
}
