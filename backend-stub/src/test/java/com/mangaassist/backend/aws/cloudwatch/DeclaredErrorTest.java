package com.mangaassist.backend.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.StandInFixture;
import com.mangaassist.backend.aws.faults.Fault;
import com.mangaassist.backend.aws.faults.FaultKind;
import com.mangaassist.backend.aws.protocol.SdkCall;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.InternalServiceException;

/** The failure that CloudWatch's reference declares for its operations, on demand. */
class DeclaredErrorTest {
  private static StandInFixture aws;
  private static CloudWatchClient client;

  @BeforeAll
  static void open(@TempDir Path folder) {
    aws = StandInFixture.saying(folder, "Hello.");
    client =
        CloudWatchClient.builder()
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PutMetricData",
        "ListMetrics",
        "GetMetricStatistics",
        "PutDashboard",
        "GetDashboard",
        "ListDashboards",
        "DeleteDashboards",
        "ListTagsForResource",
        "TagResource",
        "UntagResource"
      })
  @Conformance(
      value = {
        "PutMetricData",
        "ListMetrics",
        "GetMetricStatistics",
        "PutDashboard",
        "GetDashboard",
        "ListDashboards",
        "DeleteDashboards",
        "ListTagsForResource",
        "TagResource",
        "UntagResource"
      },
      errors = InternalServiceException.class)
  void failsOnDemand(String operation) throws Exception {
    aws.standIns.faults().add(Fault.always(CloudWatch.SERVICE, operation, FaultKind.ERROR));
    assertThat(new SdkCall(client, "cloudwatch").refusal(operation, Json.object()))
        .hasValueSatisfying(
            failed -> {
              assertThat(failed).isInstanceOf(InternalServiceException.class);
              assertThat(failed.statusCode()).isEqualTo(500);
            });
  }
}
