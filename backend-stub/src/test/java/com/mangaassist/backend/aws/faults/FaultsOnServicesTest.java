package com.mangaassist.backend.aws.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.services.models.ModelCatalog;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Ordered faults as stock clients of each service see them, and what Bedrock measures of them. */
class FaultsOnServicesTest {
  @TempDir Path dataDir;
  private StandInFixture aws;

  @BeforeEach
  void start() {
    aws = StandInFixture.saying(dataDir, "Hello.");
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  @ParameterizedTest
  @CsvSource({
    "events, throttle, 400, ThrottlingException",
    "events, error, 500, InternalException",
    "monitoring, throttle, 400, Throttling",
    "monitoring, error, 500, InternalServiceError",
    "bedrock, throttle, 429, ThrottlingException",
    "bedrock, error, 500, InternalServerException",
    "bedrock, retiredModel, 404, ResourceNotFoundException",
  })
  void eachServiceHasItsOwnErrors(String service, String kind, int status, String code) {
    aws.standIns
        .faults()
        .add(new Fault(service, null, FaultKind.of(kind).orElseThrow(), 1, Duration.ZERO, 1));
    assertThatThrownBy(() -> call(service))
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.statusCode()).isEqualTo(status);
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            });
    call(service);
  }

  @Test
  void bedrockPutsItsMetricsIntoCloudWatch() {
    aws.standIns.faults().add(new Fault("bedrock", null, FaultKind.THROTTLE, 1, Duration.ZERO, 1));
    assertThatThrownBy(() -> call("bedrock")).isInstanceOf(AwsServiceException.class);
    call("bedrock");
    try (CloudWatchClient cloudWatch = build(CloudWatchClient.builder())) {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(
                          cloudWatch.listMetrics(r -> r.namespace("AWS/Bedrock")).metrics().stream()
                              .map(metric -> metric.metricName())
                              .toList())
                      .contains(
                          "Invocations",
                          "InvocationLatency",
                          "InvocationThrottles",
                          "InputTokenCount",
                          "OutputTokenCount"));
    }
  }

  private void call(String service) {
    switch (service) {
      case "events" -> {
        try (EventBridgeClient client = build(EventBridgeClient.builder())) {
          client.listEventBuses(r -> {});
        }
      }
      case "monitoring" -> {
        try (CloudWatchClient client = build(CloudWatchClient.builder())) {
          client.listMetrics(r -> {});
        }
      }
      default -> {
        try (BedrockRuntimeClient client = build(BedrockRuntimeClient.builder())) {
          client.converse(
              r ->
                  r.modelId(ModelCatalog.HAIKU)
                      .messages(
                          Message.builder()
                              .role("user")
                              .content(ContentBlock.fromText("Hi"))
                              .build()));
        }
      }
    }
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
    return builder
        .endpointOverride(aws.endpoint())
        .region(Region.AP_NORTHEAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(StandInFixture.CREDENTIALS))
        .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
