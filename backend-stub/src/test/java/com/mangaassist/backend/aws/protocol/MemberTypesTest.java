package com.mangaassist.backend.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.SignedHttp;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.models.ModelCatalog;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.protocols.core.OperationInfo;

/**
 * Every member of every operation with a JSON body, with values of other types. Which members there
 * are, and of which types, is read off the SDK's own model of the service.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemberTypesTest {
  private static final int DEEPEST = 3;

  /** Down to the pages of a document in a tool's result. */
  private static final int DEEPEST_OF_REST = 12;

  private StandInFixture aws;

  /** Sends a body to the operation that is meant. */
  private interface Send {
    HttpResponse<String> body(String json);
  }

  @BeforeAll
  void open(@TempDir Path folder) {
    aws = StandInFixture.saying(folder, "Hello.");
  }

  @AfterAll
  void close() {
    aws.close();
  }

  @ParameterizedTest
  @CsvSource({
    "events, AWSEvents, eventbridge",
    "sqs, AmazonSQS, sqs",
    "monitoring, GraniteServiceVersion20100801, cloudwatch"
  })
  void refusesMembersOfAnotherType(String service, String prefix, String sdk) throws Exception {
    int tried = 0;
    try (SignedHttp http = new SignedHttp(aws.endpoint(), service)) {
      for (JsonTarget target : aws.standIns.jsonTargets()) {
        if (target.service().equals(service)) {
          String name = target.target().substring(prefix.length() + 1);
          Send send = json -> http.json(target.target(), json.getBytes(UTF_8));
          for (SdkField<?> field : SdkModel.fields(sdk, name)) {
            tried += tryAll(send, name, field, DEEPEST, false);
          }
        }
      }
    }
    assertThat(tried).isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bedrock | bedrockruntime | Converse,ConverseStream,CountTokens | 1000",
        "appconfig | appconfigdata | StartConfigurationSession | 16",
        "appconfig | appconfig | CreateApplication,UpdateApplication,CreateEnvironment,"
            + "UpdateEnvironment,CreateConfigurationProfile,UpdateConfigurationProfile,"
            + "CreateDeploymentStrategy,UpdateDeploymentStrategy,StartDeployment,TagResource,"
            + "UpdateAccountSettings,CreateExtension,UpdateExtension,CreateExtensionAssociation,"
            + "UpdateExtensionAssociation | 250"
      })
  void refusesMembersOfAnotherTypeByRest(String service, String sdk, String operations, int least)
      throws Exception {
    int tried = 0;
    try (SignedHttp http = new SignedHttp(aws.endpoint(), service)) {
      for (String operation : operations.split(",", -1)) {
        OperationInfo binding = SdkModel.binding(sdk, operation);
        String path =
            binding
                .requestUri()
                .replace("{modelId}", ModelCatalog.HAIKU.replace(":", "%3A"))
                .replaceAll("\\{[^}]*}", "abcdefg");
        Send send =
            json ->
                http.send(
                    binding.httpMethod().name(),
                    path,
                    Map.of("Content-Type", "application/json"),
                    json.getBytes(UTF_8));
        for (SdkField<?> field : SdkModel.bodyFields(sdk, operation)) {
          tried += tryAll(send, operation, field, DEEPEST_OF_REST, true);
        }
      }
    }
    assertThat(tried).isGreaterThanOrEqualTo(least);
  }

  /**
   * All wrong types are refused, those of the outermost members by that name; null is no defect.
   */
  private static int tryAll(
      Send send, String operation, SdkField<?> outer, int depth, boolean named) {
    AtomicInteger tried = new AtomicInteger();
    SdkModel.walk(
        outer,
        value -> SdkModel.member(outer, value),
        depth,
        (field, around) -> {
          for (String wrong : SdkModel.wrong(field)) {
            String body = around.body(wrong);
            HttpResponse<String> answer = send.body(body);
            String what = operation + " " + body + " -> " + answer.body();
            assertThat(answer.statusCode()).as(what).isEqualTo(400);
            if (named || field == outer) {
              assertThat(answer.headers().firstValue("x-amzn-ErrorType"))
                  .as(what)
                  .contains("SerializationException");
            }
            tried.incrementAndGet();
          }
          String body = around.body("null");
          assertThat(send.body(body).statusCode()).as("%s %s", operation, body).isLessThan(500);
        });
    return tried.get();
  }
}
