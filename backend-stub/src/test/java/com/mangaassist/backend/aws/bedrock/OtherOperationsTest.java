package com.mangaassist.backend.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.SignedHttp;
import com.mangaassist.backend.aws.StandInFixture;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailContentBlock;

/** What Bedrock Runtime has on AWS and not here. */
class OtherOperationsTest {

  @Conformance({"ApplyGuardrail", "GetAsyncInvoke", "ListAsyncInvokes", "StartAsyncInvoke"})
  @Test
  void saysThatItDoesNotKnowThem(@TempDir Path folder) {
    try (StandInFixture aws = StandInFixture.saying(folder, "Hello.");
        BedrockRuntimeAsyncClient client = aws.clientThatDoesNotRetry()) {
      assertUnknown(() -> client.listAsyncInvokes(r -> {}).join());
      assertUnknown(() -> client.getAsyncInvoke(r -> r.invocationArn("arn:aws:x")).join());
      assertUnknown(
          () ->
              client
                  .applyGuardrail(
                      r ->
                          r.guardrailIdentifier("g")
                              .guardrailVersion("1")
                              .source("INPUT")
                              .content(GuardrailContentBlock.fromText(t -> t.text("a"))))
                  .join());
    }
  }

  @Test
  void knowsNoOtherVerbOfAModel(@TempDir Path folder) {
    try (StandInFixture aws = StandInFixture.saying(folder, "Hello.");
        SignedHttp http = new SignedHttp(aws.endpoint(), "bedrock")) {
      HttpResponse<String> answer =
          http.send("POST", "/model/m/sing", Map.of("Content-Type", "application/json"), body());
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
          .contains("UnknownOperationException");
      HttpResponse<String> large =
          http.send(
              "POST",
              "/model/m/converse",
              Map.of("Content-Type", "application/json"),
              new byte[25_000_001]);
      assertThat(large.statusCode()).isEqualTo(413);
      assertThat(large.headers().firstValue("x-amzn-ErrorType"))
          .contains("RequestEntityTooLargeException");
    }
  }

  private static byte[] body() {
    return new byte[] {'{', '}'};
  }

  private static void assertUnknown(ThrowingCallable call) {
    assertThatThrownBy(call)
        .cause()
        .isInstanceOfSatisfying(
            BedrockRuntimeException.class,
            unknown -> {
              assertThat(unknown.statusCode()).isEqualTo(404);
              assertThat(unknown.awsErrorDetails().errorCode())
                  .isEqualTo("UnknownOperationException");
            });
  }
}
