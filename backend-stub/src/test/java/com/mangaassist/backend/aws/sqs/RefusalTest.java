package com.mangaassist.backend.aws.sqs;

import static com.mangaassist.backend.aws.sqs.SqsFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidAddressException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/**
 * What each operation refuses: a queue that is not there, no queue at all, batches that are none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {
  private static final String PREFIX = "AWS.SimpleQueueService.";
  private static final String INVALID = "InvalidParameterValue";

  private SqsFixture aws;
  private String url = "";

  /** A call on a queue. */
  interface Call extends BiConsumer<SqsClient, String> {}

  /** A batch of entries with these ids. */
  interface Batch {
    void send(SqsClient client, String url, List<String> ids);
  }

  @BeforeAll
  void open(@TempDir Path folder) {
    aws = SqsFixture.open(folder);
    url = aws.queue("orders");
  }

  @AfterAll
  void close() {
    aws.close();
  }

  private static Stream<Named<Call>> calls() {
    Map<QueueAttributeName, String> delay = Map.of(QueueAttributeName.DELAY_SECONDS, "1");
    return Stream.of(
        named(
            "AddPermission",
            (c, url) ->
                c.addPermission(
                    r -> r.queueUrl(url).label("l").awsAccountIds("1").actions("SendMessage"))),
        named("RemovePermission", (c, url) -> c.removePermission(r -> r.queueUrl(url).label("l"))),
        named(
            "ChangeMessageVisibility",
            (c, url) ->
                c.changeMessageVisibility(
                    r -> r.queueUrl(url).receiptHandle("h").visibilityTimeout(1))),
        named("ChangeMessageVisibilityBatch", (c, url) -> changeBatch(c, url, List.of("a"))),
        named(
            "DeleteMessage", (c, url) -> c.deleteMessage(r -> r.queueUrl(url).receiptHandle("h"))),
        named("DeleteMessageBatch", (c, url) -> deleteBatch(c, url, List.of("a"))),
        named("DeleteQueue", (c, url) -> c.deleteQueue(r -> r.queueUrl(url))),
        named("GetQueueAttributes", (c, url) -> c.getQueueAttributes(r -> r.queueUrl(url))),
        named(
            "SetQueueAttributes",
            (c, url) -> c.setQueueAttributes(r -> r.queueUrl(url).attributes(delay))),
        named(
            "ListDeadLetterSourceQueues",
            (c, url) -> c.listDeadLetterSourceQueues(r -> r.queueUrl(url))),
        named("ListQueueTags", (c, url) -> c.listQueueTags(r -> r.queueUrl(url))),
        named("TagQueue", (c, url) -> c.tagQueue(r -> r.queueUrl(url).tags(Map.of("k", "v")))),
        named("UntagQueue", (c, url) -> c.untagQueue(r -> r.queueUrl(url).tagKeys("k"))),
        named("PurgeQueue", (c, url) -> c.purgeQueue(r -> r.queueUrl(url))),
        named("ReceiveMessage", (c, url) -> c.receiveMessage(r -> r.queueUrl(url))),
        named("SendMessage", (c, url) -> c.sendMessage(r -> r.queueUrl(url).messageBody("x"))),
        named("SendMessageBatch", (c, url) -> sendBatch(c, url, List.of("a"))));
  }

  @Conformance(
      value = {
        "AddPermission",
        "RemovePermission",
        "ChangeMessageVisibility",
        "ChangeMessageVisibilityBatch",
        "DeleteMessage",
        "DeleteMessageBatch",
        "DeleteQueue",
        "GetQueueAttributes",
        "SetQueueAttributes",
        "ListDeadLetterSourceQueues",
        "ListQueueTags",
        "TagQueue",
        "UntagQueue",
        "PurgeQueue",
        "ReceiveMessage",
        "SendMessage",
        "SendMessageBatch"
      },
      errors = {QueueDoesNotExistException.class, InvalidAddressException.class})
  @ParameterizedTest
  @MethodSource("calls")
  void wantAQueueThatIsThere(Call call) {
    assertRefused(
        () -> call.accept(aws.client, aws.endpoint + "/123456789012/none"),
        PREFIX + "NonExistentQueue",
        "The specified queue does not exist.");
    assertRefused(
        () -> call.accept(aws.client, "non/sense"),
        "InvalidAddress",
        "The address non/sense is not valid for this endpoint.");
    assertRefused(
        () -> call.accept(aws.client, ""),
        "MissingParameter",
        "The request must contain the parameter QueueUrl.");
  }

  @Conformance(value = "GetQueueUrl", errors = QueueDoesNotExistException.class)
  @Test
  void findsNoQueueOfAnotherNameOrOwner() {
    String text = "The specified queue does not exist.";
    String code = PREFIX + "NonExistentQueue";
    assertRefused(() -> aws.client.getQueueUrl(r -> r.queueName("none")), code, text);
    assertRefused(
        () -> aws.client.getQueueUrl(r -> r.queueName("orders").queueOwnerAWSAccountId("1")),
        code,
        text);
    assertRefused(
        () -> aws.client.getQueueUrl(r -> {}),
        "MissingParameter",
        "The request must contain the parameter QueueName.");
  }

  private static void changeBatch(SqsClient client, String url, List<String> ids) {
    client.changeMessageVisibilityBatch(
        r ->
            r.queueUrl(url)
                .entries(
                    ids.stream()
                        .map(
                            id ->
                                ChangeMessageVisibilityBatchRequestEntry.builder()
                                    .id(id)
                                    .receiptHandle("h")
                                    .visibilityTimeout(1)
                                    .build())
                        .toList()));
  }

  private static void deleteBatch(SqsClient client, String url, List<String> ids) {
    client.deleteMessageBatch(
        r ->
            r.queueUrl(url)
                .entries(
                    ids.stream()
                        .map(
                            id ->
                                DeleteMessageBatchRequestEntry.builder()
                                    .id(id)
                                    .receiptHandle("h")
                                    .build())
                        .toList()));
  }

  private static void sendBatch(SqsClient client, String url, List<String> ids) {
    client.sendMessageBatch(
        r ->
            r.queueUrl(url)
                .entries(
                    ids.stream()
                        .map(
                            id ->
                                SendMessageBatchRequestEntry.builder()
                                    .id(id)
                                    .messageBody("x")
                                    .build())
                        .toList()));
  }

  private static Stream<Named<Batch>> batches() {
    return Stream.of(
        named("ChangeMessageVisibilityBatch", RefusalTest::changeBatch),
        named("DeleteMessageBatch", RefusalTest::deleteBatch),
        named("SendMessageBatch", RefusalTest::sendBatch));
  }

  @Conformance(
      value = {"ChangeMessageVisibilityBatch", "DeleteMessageBatch", "SendMessageBatch"},
      errors = {
        BatchEntryIdsNotDistinctException.class,
        EmptyBatchRequestException.class,
        InvalidBatchEntryIdException.class,
        TooManyEntriesInBatchRequestException.class
      })
  @ParameterizedTest
  @MethodSource("batches")
  void wantOneToTenEntriesWithIdsOfTheirOwn(Batch batch) {
    assertRefused(
        () -> batch.send(aws.client, url, List.of()),
        PREFIX + "EmptyBatchRequest",
        "BatchRequestEntry in the request.");
    assertRefused(
        () -> batch.send(aws.client, url, Collections.nCopies(11, "a")),
        PREFIX + "TooManyEntriesInBatchRequest",
        "Maximum number of entries per request are 10. You have sent 11.");
    assertRefused(
        () -> batch.send(aws.client, url, List.of("a", "b", "a")),
        PREFIX + "BatchEntryIdsNotDistinct",
        "Id a repeated.");
    assertRefused(
        () -> batch.send(aws.client, url, List.of("a".repeat(81))),
        PREFIX + "InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores.");
  }

  @Conformance(value = "AddPermission", errors = OverLimitException.class)
  @Test
  void boundsPermissions() {
    assertRefused(
        () ->
            aws.client.addPermission(
                r ->
                    r.queueUrl(url)
                        .label("l")
                        .awsAccountIds("1")
                        .actions(
                            Arrays.asList(
                                "SendMessage",
                                "ReceiveMessage",
                                "DeleteMessage",
                                "ChangeMessageVisibility",
                                "GetQueueAttributes",
                                "GetQueueUrl",
                                "ListDeadLetterSourceQueues",
                                "PurgeQueue"))),
        "OverLimit",
        "8 Actions were found, maximum allowed is 7.");
    assertRefused(
        () -> aws.client.addPermission(r -> r.queueUrl(url).label("l").awsAccountIds("1")),
        "MissingParameter",
        "The request must contain the parameter Actions.");
    assertRefused(
        () -> aws.client.addPermission(r -> r.queueUrl(url).label("l").actions("SendMessage")),
        INVALID,
        "Value [] for parameter PrincipalId is invalid. Reason: Unable to verify.");
    assertRefused(
        () ->
            aws.client.addPermission(
                r -> r.queueUrl(url).label("l l").awsAccountIds("1").actions("SendMessage")),
        INVALID,
        "Value l l for parameter Label is invalid.");
    String full = aws.queue("full");
    for (int i = 0; i < 20; i++) {
      String label = "l" + i;
      aws.client.addPermission(
          r -> r.queueUrl(full).label(label).awsAccountIds("1").actions("SendMessage"));
    }
    assertRefused(
        () ->
            aws.client.addPermission(
                r -> r.queueUrl(full).label("more").awsAccountIds("1").actions("SendMessage")),
        "OverLimit",
        "20 statements");
  }

  @Test
  void boundsTags() {
    Map<String, String> tags = new HashMap<>();
    for (int i = 0; i < 51; i++) {
      tags.put("k" + i, "v");
    }
    assertRefused(
        () -> aws.client.tagQueue(r -> r.queueUrl(url).tags(tags)),
        INVALID,
        "Too many tags added for queue orders.");
    assertRefused(
        () -> aws.client.createQueue(r -> r.queueName("tagged").tags(tags)),
        INVALID,
        "Too many tags added for queue tagged.");
    assertRefused(
        () -> aws.client.tagQueue(r -> r.queueUrl(url).tags(Map.of("k".repeat(129), "v"))),
        INVALID,
        "Tag keys must be between 1 and 128 characters in length.");
    assertRefused(
        () -> aws.client.tagQueue(r -> r.queueUrl(url)),
        "MissingParameter",
        "The request must contain the parameter Tags.");
    assertRefused(
        () -> aws.client.untagQueue(r -> r.queueUrl(url)),
        INVALID,
        "Tag keys must be between 1 and 128 characters in length.");
    assertThat(aws.client.listQueueTags(r -> r.queueUrl(url)).tags()).isEmpty();
  }

  @Conformance(value = "GetQueueAttributes", errors = InvalidAttributeNameException.class)
  @Test
  void tellsNoAttributeThatNoQueueHas() {
    assertRefused(
        () ->
            aws.client.getQueueAttributes(
                r -> r.queueUrl(url).attributeNamesWithStrings("All", "Color")),
        "InvalidAttributeName",
        "Unknown Attribute Color.");
    assertThat(aws.client.getQueueAttributes(r -> r.queueUrl(url)).hasAttributes()).isFalse();
  }

  @Conformance(
      value = {"ListDeadLetterSourceQueues", "ListQueues"},
      pages = true)
  @Test
  void boundsPages() {
    for (int size : new int[] {0, 1_001}) {
      assertRefused(
          () -> aws.client.listQueues(r -> r.maxResults(size)),
          INVALID,
          "Must be an integer between 1 and 1000");
      assertRefused(
          () -> aws.client.listDeadLetterSourceQueues(r -> r.queueUrl(url).maxResults(size)),
          INVALID,
          "Must be an integer between 1 and 1000");
    }
    String text = "Invalid or expired next token.";
    assertRefused(() -> aws.client.listQueues(r -> r.nextToken("!")), INVALID, text);
    assertRefused(
        () -> aws.client.listDeadLetterSourceQueues(r -> r.queueUrl(url).nextToken("!")),
        INVALID,
        text);
  }
}
