package com.mangaassist.backend.aws.sqs;

import static com.mangaassist.backend.aws.sqs.SqsFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** Up to ten in a call, of which each may fail alone. */
class BatchTest {
  private static final String PREFIX = "AWS.SimpleQueueService.";

  @TempDir Path folder;
  private SqsFixture aws;
  private String url = "";

  @BeforeEach
  void open() {
    aws = SqsFixture.open(folder);
    url = aws.queue("orders");
  }

  @AfterEach
  void close() {
    aws.close();
  }

  static SendMessageBatchRequestEntry entry(String id, String body) {
    return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
  }

  private static ChangeMessageVisibilityBatchRequestEntry change(String id, String handle) {
    return ChangeMessageVisibilityBatchRequestEntry.builder()
        .id(id)
        .receiptHandle(handle)
        .visibilityTimeout(0)
        .build();
  }

  private SendMessageBatchResponse send(SendMessageBatchRequestEntry... entries) {
    return aws.client.sendMessageBatch(r -> r.queueUrl(url).entries(entries));
  }

  @Conformance({"SendMessageBatch", "ChangeMessageVisibilityBatch", "DeleteMessageBatch"})
  @Test
  void sendsReceivesHidesAndDeletesTen() {
    SendMessageBatchResponse sent =
        send(
            IntStream.range(0, 10)
                .mapToObj(i -> entry("id-" + i, "m" + i))
                .toArray(SendMessageBatchRequestEntry[]::new));
    assertThat(sent.successful()).map(SendMessageBatchResultEntry::id).hasSize(10);
    assertThat(sent.hasFailed()).isFalse();
    List<Message> messages = aws.receive(url);
    assertThat(messages).map(Message::body).hasSize(10).contains("m0", "m9");
    assertThat(
            aws.client
                .changeMessageVisibilityBatch(
                    r ->
                        r.queueUrl(url)
                            .entries(
                                change("a", messages.getFirst().receiptHandle()), change("b", "x")))
                .failed())
        .map(BatchResultErrorEntry::code)
        .containsExactly("ReceiptHandleIsInvalid");
    assertThat(aws.receive(url)).hasSize(1);
    DeleteMessageBatchResponse deleted =
        aws.client.deleteMessageBatch(
            r ->
                r.queueUrl(url)
                    .entries(
                        messages.stream()
                            .map(
                                m ->
                                    DeleteMessageBatchRequestEntry.builder()
                                        .id(m.body())
                                        .receiptHandle(m.receiptHandle())
                                        .build())
                            .toList()));
    assertThat(deleted.successful()).hasSize(10);
    aws.clock.move(Duration.ofSeconds(30));
    // The one that was received again in between has a newer handle.
    assertThat(aws.receive(url)).hasSize(1);
  }

  @Test
  void failsAnEntryAlone() {
    String small = aws.queue("small", Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024"));
    SendMessageBatchResponse sent =
        aws.client.sendMessageBatch(
            r -> r.queueUrl(small).entries(entry("a", "x".repeat(1_025)), entry("b", "fine")));
    assertThat(sent.successful()).map(SendMessageBatchResultEntry::id).containsExactly("b");
    BatchResultErrorEntry failed = sent.failed().getFirst();
    assertThat(failed.id()).isEqualTo("a");
    assertThat(failed.senderFault()).isTrue();
    assertThat(failed.code()).isEqualTo("InvalidParameterValue");
    assertThat(failed.message())
        .isEqualTo(
            "One or more parameters cannot be validated. Reason: Message must be shorter than 1024"
                + " bytes.");
    assertThat(aws.bodies(small)).containsExactly("fine");
  }

  @Conformance(value = "SendMessageBatch", errors = BatchRequestTooLongException.class)
  @Test
  void refusesACallThatIsNoBatch() {
    assertRefused(
        this::send,
        PREFIX + "EmptyBatchRequest",
        "There should be at least one SendMessageBatchRequestEntry in the request.");
    assertRefused(
        () ->
            send(
                IntStream.range(0, 11)
                    .mapToObj(i -> entry("id-" + i, "m" + i))
                    .toArray(SendMessageBatchRequestEntry[]::new)),
        PREFIX + "TooManyEntriesInBatchRequest",
        "Maximum number of entries per request are 10. You have sent 11.");
    assertRefused(
        () -> send(entry("a", "x"), entry("a", "y")),
        PREFIX + "BatchEntryIdsNotDistinct",
        "Id a repeated.");
    assertRefused(
        () -> send(entry("a", "x".repeat(1 << 20)), entry("b", "y")),
        PREFIX + "BatchRequestTooLong",
        "Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.");
    assertThat(aws.receive(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "invalid:id", "é"})
  void refusesIdsThatAreNone(String id) {
    assertRefused(
        () -> send(entry(id, "x")),
        PREFIX + "InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can"
            + " be at most 80 letters long.");
    assertRefused(
        () ->
            aws.client.deleteMessageBatch(
                r ->
                    r.queueUrl(url)
                        .entries(
                            DeleteMessageBatchRequestEntry.builder()
                                .id(id)
                                .receiptHandle("h")
                                .build())),
        PREFIX + "InvalidBatchEntryId",
        "");
  }
}
