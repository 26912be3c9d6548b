package com.mangaassist.backend.aws.sqs;

import static com.mangaassist.backend.aws.sqs.SqsFixture.arn;
import static com.mangaassist.backend.aws.sqs.SqsFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** FIFO queues: order within a group, and each message once within five minutes. */
class FifoTest {
  private static final Map<QueueAttributeName, String> BY_CONTENT =
      Map.of(
          QueueAttributeName.FIFO_QUEUE, "true",
          QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true");

  @TempDir Path folder;
  private SqsFixture aws;
  private String url = "";

  @BeforeEach
  void open() {
    aws = SqsFixture.open(folder);
    url = aws.queue("orders.fifo", BY_CONTENT);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private SendMessageResponse send(String group, String body) {
    return aws.client.sendMessage(r -> r.queueUrl(url).messageGroupId(group).messageBody(body));
  }

  private void delete(Message message) {
    aws.client.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
  }

  private Message one() {
    return aws.client.receiveMessage(r -> r.queueUrl(url)).messages().getFirst();
  }

  @Test
  void tellsItsAttributes() {
    assertThat(aws.attributes(url))
        .containsEntry(QueueAttributeName.FIFO_QUEUE, "true")
        .containsEntry(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true")
        .containsEntry(QueueAttributeName.DEDUPLICATION_SCOPE, "queue")
        .containsEntry(QueueAttributeName.FIFO_THROUGHPUT_LIMIT, "perQueue");
    assertRefused(
        () ->
            aws.client.setQueueAttributes(
                r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "false"))),
        "InvalidAttributeValue",
        "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not"
            + " supported.");
    assertRefused(
        () -> aws.queue("plain", BY_CONTENT),
        "InvalidParameterValue",
        "The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
            + " underscores, must end with .fifo suffix and be 1 to 80 in length");
  }

  @Test
  void keepsTheOrderOfAGroupAndHoldsItWhileOneOfItsMessagesIsOut() {
    for (int i = 0; i < 3; i++) {
      send("a", "a" + i);
    }
    send("b", "b0");
    Message first = one();
    assertThat(first.body()).isEqualTo("a0");
    // The rest of group a waits for its first.
    Message other = one();
    assertThat(other.body()).isEqualTo("b0");
    assertThat(aws.receive(url)).isEmpty();
    delete(first);
    assertThat(aws.bodies(url)).containsExactly("a1", "a2");
    aws.clock.move(Duration.ofSeconds(30));
    assertThat(aws.bodies(url)).containsExactly("a1", "a2", "b0");
  }

  @Test
  void sendsWhatIsTheSameOnceInFiveMinutes() {
    SendMessageResponse first = send("a", "same");
    SendMessageResponse second = send("b", "same");
    assertThat(second.messageId()).isEqualTo(first.messageId());
    assertThat(second.sequenceNumber()).isEqualTo(first.sequenceNumber());
    Message only = one();
    delete(only);
    aws.clock.move(Duration.ofSeconds(299));
    send("a", "same");
    assertThat(aws.receive(url)).isEmpty();
    aws.clock.move(Duration.ofSeconds(1));
    send("a", "same");
    assertThat(aws.bodies(url)).containsExactly("same");
  }

  /** The orders that AWS was seen to hand out. */
  @Test
  void handsOutGroupAfterGroup() {
    send("g1", "g1-m1");
    aws.clock.move(Duration.ofMillis(1));
    send("g2", "g2-m1");
    aws.clock.move(Duration.ofMillis(1));
    send("g1", "g1-m2");
    send("g1", "g1-m3");
    aws.clock.move(Duration.ofMillis(1));
    send("g3", "g3-m1");
    List<Message> two =
        aws.client.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(2)).messages();
    assertThat(two).extracting(Message::body).containsExactly("g1-m1", "g1-m2");
    two.forEach(this::delete);
    List<Message> rest = aws.receive(url);
    assertThat(rest).extracting(Message::body).containsExactly("g2-m1", "g1-m3", "g3-m1");
    aws.clock.move(Duration.ofMillis(1));
    for (Message message : rest.subList(0, 2)) {
      aws.client.changeMessageVisibility(
          r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
      aws.clock.move(Duration.ofMillis(1));
    }
    delete(rest.getLast());
    send("g3", "g3-m2");
    assertThat(aws.bodies(url)).containsExactly("g2-m1", "g1-m3", "g3-m2");
  }

  @Test
  void forgetsRepeatsWhenTheQueueIsPurged() {
    send("a", "same");
    aws.client.purgeQueue(r -> r.queueUrl(url));
    send("a", "same");
    assertThat(aws.bodies(url)).containsExactly("same");
  }

  @Test
  void tellsRepeatsApartByGroupIfAskedTo() {
    aws.client.setQueueAttributes(
        r ->
            r.queueUrl(url)
                .attributes(
                    Map.of(
                        QueueAttributeName.DEDUPLICATION_SCOPE, "messageGroup",
                        QueueAttributeName.FIFO_THROUGHPUT_LIMIT, "perMessageGroupId")));
    send("a", "same");
    send("b", "same");
    send("a", "same");
    assertThat(aws.bodies(url)).containsExactly("same", "same");
  }

  @Test
  void numbersMessagesUpwards() {
    SendMessageResponse sent =
        aws.client.sendMessage(
            r -> r.queueUrl(url).messageGroupId("g").messageDeduplicationId("d").messageBody("x"));
    BigInteger next = new BigInteger(send("g", "y").sequenceNumber());
    assertThat(next).isGreaterThan(new BigInteger(sent.sequenceNumber()));
    assertThat(sent.sequenceNumber()).hasSize(20);
    assertThat(aws.receive(url).getFirst().attributes())
        .containsEntry(MessageSystemAttributeName.SEQUENCE_NUMBER, sent.sequenceNumber())
        .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "d")
        .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "g");
  }

  @Test
  void refusesWhatBelongsToNoFifoQueue() {
    assertRefused(
        () -> aws.client.sendMessage(r -> r.queueUrl(url).messageBody("x")),
        "MissingParameter",
        "The request must contain the parameter MessageGroupId.");
    assertRefused(
        () ->
            aws.client.sendMessage(
                r -> r.queueUrl(url).messageGroupId("g").messageBody("x").delaySeconds(2)),
        "InvalidParameterValue",
        "Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that"
            + " is not valid for this queue type.");
    String strict = aws.queue("strict.fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
    assertRefused(
        () -> aws.client.sendMessage(r -> r.queueUrl(strict).messageGroupId("g").messageBody("x")),
        "InvalidParameterValue",
        "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId"
            + " provided explicitly");
    assertRefused(
        () ->
            aws.client.sendMessageBatch(
                r -> r.queueUrl(strict).entries(List.of(BatchTest.entry("a", "x")))),
        "InvalidParameterValue",
        "The request must contain the parameter MessageGroupId.");
  }

  @Test
  void refusesToDeleteByAHandleWhoseTimeIsOver() {
    send("g", "x");
    Message message = one();
    aws.clock.move(Duration.ofSeconds(30));
    assertRefused(
        () -> delete(message), "InvalidParameterValue", "Reason: The receipt handle has expired.");
  }

  @Test
  void takesAFifoQueueAloneForItsDeadLetters() {
    aws.queue("dead");
    aws.queue("dead.fifo", BY_CONTENT);
    assertRefused(
        () ->
            aws.client.setQueueAttributes(
                r ->
                    r.queueUrl(url)
                        .attributes(
                            Map.of(QueueAttributeName.REDRIVE_POLICY, policy(arn("dead"))))),
        "InvalidParameterValue",
        "same type");
    aws.client.setQueueAttributes(
        r ->
            r.queueUrl(url)
                .attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, policy(arn("dead.fifo")))));
    send("g", "x");
    send("g", "y");
    assertThat(aws.bodies(url)).containsExactly("x", "y");
    aws.clock.move(Duration.ofSeconds(30));
    assertThat(aws.receive(url)).isEmpty();
    assertThat(aws.bodies(aws.endpoint + "/123456789012/dead.fifo")).containsExactly("x", "y");
  }

  private static String policy(String target) {
    return "{\"deadLetterTargetArn\":\"" + target + "\",\"maxReceiveCount\":1}";
  }
}
