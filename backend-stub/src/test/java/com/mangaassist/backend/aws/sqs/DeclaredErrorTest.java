package com.mangaassist.backend.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.aws.protocol.SdkCall;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;

/** The throttling that SQS's reference declares for each operation, on demand. */
class DeclaredErrorTest {
  private static StandInFixture aws;
  private static SqsClient client;

  @BeforeAll
  static void open(@TempDir Path folder) {
    aws = StandInFixture.saying(folder, "Hello.");
    client =
        SqsClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.AP_NORTHEAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
            .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void clear() {
    aws.standIns.faults().clear();
  }

  @AfterAll
  static void close() {
    client.close();
    aws.close();
  }

  static Stream<String> operations() throws Exception {
    return Stream.of(
        DeclaredErrorTest.class
            .getDeclaredMethod("throttlesOnDemand", String.class)
            .getAnnotation(Conformance.class)
            .value());
  }

  @Conformance(
      value = {
        "AddPermission",
        "CancelMessageMoveTask",
        "ChangeMessageVisibility",
        "ChangeMessageVisibilityBatch",
        "CreateQueue",
        "DeleteMessage",
        "DeleteMessageBatch",
        "DeleteQueue",
        "GetQueueAttributes",
        "GetQueueUrl",
        "ListDeadLetterSourceQueues",
        "ListMessageMoveTasks",
        "ListQueueTags",
        "ListQueues",
        "PurgeQueue",
        "ReceiveMessage",
        "RemovePermission",
        "SendMessage",
        "SendMessageBatch",
        "SetQueueAttributes",
        "StartMessageMoveTask",
        "TagQueue",
        "UntagQueue"
      },
      errors = RequestThrottledException.class)
  @ParameterizedTest
  @MethodSource("operations")
  void throttlesOnDemand(String operation) throws Exception {
    aws.standIns.faults().add(Fault.always(Sqs.SERVICE, operation, FaultKind.THROTTLE));
    assertThat(new SdkCall(client, "sqs").refusal(operation, Json.object()))
        .hasValueSatisfying(
            refused -> {
              assertThat(refused).isInstanceOf(RequestThrottledException.class);
              assertThat(refused.statusCode()).isEqualTo(403);
            });
  }
}
