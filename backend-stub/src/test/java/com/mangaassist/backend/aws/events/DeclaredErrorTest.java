package com.mangaassist.backend.aws.events;

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
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.InternalException;

/** The failure that EventBridge's reference declares for each operation, on demand. */
class DeclaredErrorTest {
  private static StandInFixture aws;
  private static EventBridgeClient client;

  @BeforeAll
  static void open(@TempDir Path folder) {
    aws = StandInFixture.saying(folder, "Hello.");
    client =
        EventBridgeClient.builder()
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
            .getDeclaredMethod("failsOnDemand", String.class)
            .getAnnotation(Conformance.class)
            .value());
  }

  @Conformance(
      value = {
        "PutPermission",
        "RemovePermission",
        "PutEvents",
        "TestEventPattern",
        "CreateEventBus",
        "UpdateEventBus",
        "DescribeEventBus",
        "ListEventBuses",
        "DeleteEventBus",
        "PutRule",
        "DescribeRule",
        "ListRules",
        "EnableRule",
        "DisableRule",
        "DeleteRule",
        "ListRuleNamesByTarget",
        "PutTargets",
        "RemoveTargets",
        "ListTargetsByRule",
        "TagResource",
        "UntagResource",
        "ListTagsForResource",
        "CreateArchive",
        "UpdateArchive",
        "DescribeArchive",
        "ListArchives",
        "DeleteArchive",
        "StartReplay",
        "DescribeReplay",
        "ListReplays",
        "CancelReplay"
      },
      errors = InternalException.class)
  @ParameterizedTest
  @MethodSource("operations")
  void failsOnDemand(String operation) throws Exception {
    aws.standIns.faults().add(Fault.always(EventBridge.SERVICE, operation, FaultKind.ERROR));
    assertThat(new SdkCall(client, "eventbridge").refusal(operation, Json.object()))
        .hasValueSatisfying(
            refused -> {
              assertThat(refused).isInstanceOf(InternalException.class);
              assertThat(refused.statusCode()).isEqualTo(500);
            });
  }
}
