package com.mangaassist.backend.aws.events;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.backend.aws.FaultyService;
import com.mangaassist.backend.aws.faults.FaultKind;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.InternalException;

/** The failure that EventBridge's reference declares for each operation, on demand. */
class DeclaredErrorTest {
  private static FaultyService aws;

  @BeforeAll
  static void open(@TempDir Path folder) {
    aws =
        FaultyService.open(folder, EventBridge.SERVICE, "eventbridge", EventBridgeClient.builder());
  }

  @AfterEach
  void clear() {
    aws.clear();
  }

  @AfterAll
  static void close() {
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
    aws.assertFails(operation, FaultKind.ERROR, InternalException.class, 500);
  }
}
