package com.mangaassist.backend.aws.sqs;

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
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;

/** The throttling that SQS's reference declares for each operation, on demand. */
class DeclaredErrorTest {
  private static FaultyService aws;

  @BeforeAll
  static void open(@TempDir Path folder) {
    aws = FaultyService.open(folder, Sqs.SERVICE, "sqs", SqsClient.builder());
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
    aws.assertFails(operation, FaultKind.THROTTLE, RequestThrottledException.class, 403);
  }
}
