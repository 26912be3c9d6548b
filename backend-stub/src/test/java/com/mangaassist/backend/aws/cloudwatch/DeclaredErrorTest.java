package com.mangaassist.backend.aws.cloudwatch;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.FaultyService;
import com.mangaassist.backend.aws.faults.FaultKind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.InternalServiceException;

/** The failure that CloudWatch's reference declares for its operations, on demand. */
class DeclaredErrorTest {
  private static FaultyService aws;

  @BeforeAll
  static void open(@TempDir Path folder) {
    aws = FaultyService.open(folder, CloudWatch.SERVICE, "cloudwatch", CloudWatchClient.builder());
  }

  @AfterEach
  void clear() {
    aws.clear();
  }

  @AfterAll
  static void close() {
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
    aws.assertFails(operation, FaultKind.ERROR, InternalServiceException.class, 500);
  }
}
