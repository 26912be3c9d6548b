package com.mangaassist.backend.aws.sqs;

import static com.mangaassist.backend.aws.sqs.SqsFixture.arn;
import static com.mangaassist.backend.aws.sqs.SqsFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;

/** Messages that were received too often, and their way back. */
class DeadLetterTest {
  private static final String SOURCE_GONE =
      "The resource that you specified for the SourceArn parameter doesn't exist.";

  @TempDir Path folder;
  private SqsFixture aws;
  private String dead = "";
  private String url = "";

  @BeforeEach
  void open() {
    aws = SqsFixture.open(folder);
    dead = aws.queue("dead");
    url = aws.queue("orders", redriveTo("dead", 1));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  private static Map<QueueAttributeName, String> redriveTo(String queue, int receives) {
    return Map.of(
        QueueAttributeName.REDRIVE_POLICY,
        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
            .formatted(arn(queue), receives));
  }

  /** Sends messages and receives them until they are dead letters. */
  private void kill(int count) {
    for (int i = 0; i < count; i++) {
      String body = "m" + i;
      aws.client.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }
    aws.receive(url);
    aws.clock.move(Duration.ofSeconds(30));
    assertThat(aws.receive(url)).isEmpty();
  }

  private String start(String destination) {
    return aws.client
        .startMessageMoveTask(
            r ->
                r.sourceArn(arn("dead"))
                    .destinationArn(destination.isEmpty() ? null : arn(destination)))
        .taskHandle();
  }

  private ListMessageMoveTasksResultEntry latest() {
    return aws.client.listMessageMoveTasks(r -> r.sourceArn(arn("dead"))).results().getFirst();
  }

  private ListMessageMoveTasksResultEntry ended(String status) {
    await().until(() -> latest().status().equals(status));
    return latest();
  }

  @Test
  void movesAMessageThatWasReceivedTooOften() {
    String id = aws.client.sendMessage(r -> r.queueUrl(url).messageBody("x")).messageId();
    assertThat(aws.bodies(url)).containsExactly("x");
    aws.clock.move(Duration.ofSeconds(30));
    assertThat(aws.receive(url)).isEmpty();
    Message letter = aws.receive(dead).getFirst();
    assertThat(letter.messageId()).isEqualTo(id);
    assertThat(letter.attributes())
        .containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, arn("orders"))
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2")
        .containsEntry(MessageSystemAttributeName.SENT_TIMESTAMP, "1772366400000");
  }

  @Test
  void handsOutTheLivingInTheSameCallThatBuriesTheDead() {
    for (int i = 0; i < 4; i++) {
      String body = "old" + i;
      aws.client.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }
    aws.receive(url);
    aws.clock.move(Duration.ofSeconds(30));
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody("new"));
    assertThat(aws.client.receiveMessage(r -> r.queueUrl(url)).messages())
        .map(Message::body)
        .containsExactly("new");
    assertThat(aws.receive(dead)).hasSize(4);
  }

  @Test
  void keepsMessagesWhoseDeadLetterQueueIsGone() {
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody("x"));
    aws.client.deleteQueue(r -> r.queueUrl(dead));
    for (int i = 0; i < 3; i++) {
      assertThat(aws.bodies(url)).containsExactly("x");
      aws.clock.move(Duration.ofSeconds(30));
    }
  }

  @Conformance(value = "ListDeadLetterSourceQueues", pages = true)
  @Test
  void tellsTheSourcesOfADeadLetterQueue() {
    String second = aws.queue("second", redriveTo("dead", 5));
    assertThat(aws.client.listDeadLetterSourceQueues(r -> r.queueUrl(dead)).queueUrls())
        .containsExactly(url, second);
    assertThat(
            aws.client
                .listDeadLetterSourceQueuesPaginator(r -> r.queueUrl(dead).maxResults(1))
                .queueUrls())
        .containsExactly(url, second);
    aws.client.setQueueAttributes(
        r -> r.queueUrl(second).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, "")));
    assertThat(aws.client.listDeadLetterSourceQueues(r -> r.queueUrl(dead)).queueUrls())
        .containsExactly(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'deadLetterTargetArn':'ARN'}|Redrive policy does not contain mandatory attribute:"
            + " maxReceiveCount.",
        "{'maxReceiveCount':1}|Redrive policy does not contain mandatory attribute:"
            + " deadLetterTargetArn.",
        "{'deadLetterTargetArn':'ARN','maxReceiveCount':0}|Invalid value for maxReceiveCount: 0,"
            + " valid values are from 1 to 1000 both inclusive.",
        "{'deadLetterTargetArn':'ARN','maxReceiveCount':1001}|valid values are from 1 to 1000",
        "{'deadLetterTargetArn':'ARNx','maxReceiveCount':1}|Dead letter target does not exist.",
        "{'deadLetterTargetArn':'x','maxReceiveCount':1}|Dead letter target does not exist.",
      })
  void refusesPoliciesThatLeadNowhere(String policy, String reason) {
    String text = policy.replace('\'', '"').replace("ARN", arn("dead"));
    assertRefused(
        () -> aws.queue("new", Map.of(QueueAttributeName.REDRIVE_POLICY, text)),
        "InvalidParameterValue",
        "Value " + text + " for parameter RedrivePolicy is invalid. Reason: ");
    assertRefused(
        () -> aws.queue("new", Map.of(QueueAttributeName.REDRIVE_POLICY, text)),
        "InvalidParameterValue",
        reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'redrivePermission':'denyAll'}|false",
        "{'redrivePermission':'allowAll'}|true",
        "{'redrivePermission':'byQueue','sourceQueueArns':['ARN']}|true",
        "{'redrivePermission':'byQueue','sourceQueueArns':['ARNx']}|false",
      })
  void letsTheDeadLetterQueueSayWhoseItIs(String policy, boolean allowed) {
    String text = policy.replace('\'', '"').replace("ARN", arn("new"));
    aws.client.setQueueAttributes(
        r -> r.queueUrl(dead).attributes(Map.of(QueueAttributeName.REDRIVE_ALLOW_POLICY, text)));
    if (allowed) {
      aws.queue("new", redriveTo("dead", 3));
    } else {
      assertRefused(
          () -> aws.queue("new", redriveTo("dead", 3)), "InvalidParameterValue", "not allowed");
    }
  }

  @Conformance({"StartMessageMoveTask", "ListMessageMoveTasks"})
  @Test
  void movesDeadLettersBackToWhereTheyCameFrom() {
    kill(3);
    start("");
    ListMessageMoveTasksResultEntry task = ended("COMPLETED");
    assertThat(task.approximateNumberOfMessagesMoved()).isEqualTo(3);
    assertThat(task.approximateNumberOfMessagesToMove()).isEqualTo(3);
    assertThat(task.sourceArn()).isEqualTo(arn("dead"));
    assertThat(task.taskHandle()).isNull();
    assertThat(task.startedTimestamp()).isEqualTo(1_772_366_430_000L);
    List<Message> back = aws.receive(url);
    assertThat(back).map(Message::body).containsExactlyInAnyOrder("m0", "m1", "m2");
    assertThat(back.getFirst().attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
        .containsEntry(MessageSystemAttributeName.SENT_TIMESTAMP, "1772366430000");
    assertThat(aws.receive(dead)).isEmpty();
  }

  @Test
  void movesDeadLettersElsewhere() {
    String other = aws.queue("other");
    kill(2);
    start("other");
    assertThat(ended("COMPLETED").destinationArn()).isEqualTo(arn("other"));
    assertThat(aws.bodies(other)).containsExactlyInAnyOrder("m0", "m1");
  }

  @Test
  void failsWhenItCannotTellWhereALetterCameFrom() {
    aws.client.sendMessage(r -> r.queueUrl(dead).messageBody("sent by hand"));
    start("");
    assertThat(ended("FAILED").failureReason()).isEqualTo("CouldNotDetermineMessageSource");
    assertThat(aws.bodies(dead)).containsExactly("sent by hand");
  }

  @Conformance("CancelMessageMoveTask")
  @Test
  void movesAtTheRateThatWasAskedForUntilItIsCancelled() {
    kill(5);
    String handle =
        aws.client
            .startMessageMoveTask(r -> r.sourceArn(arn("dead")).maxNumberOfMessagesPerSecond(1))
            .taskHandle();
    await().until(() -> latest().approximateNumberOfMessagesMoved() == 1);
    assertThat(latest().taskHandle()).isEqualTo(handle);
    assertThat(latest().status()).isEqualTo("RUNNING");
    assertThat(latest().maxNumberOfMessagesPerSecond()).isEqualTo(1);
    assertRefused(
        () -> start(""), "InvalidParameterValue", "There is already a task running. Only one");
    aws.pauses.release();
    await().until(() -> latest().approximateNumberOfMessagesMoved() == 2);
    assertThat(
            aws.client
                .cancelMessageMoveTask(r -> r.taskHandle(handle))
                .approximateNumberOfMessagesMoved())
        .isEqualTo(2);
    aws.pauses.release();
    assertThat(latest().status()).isEqualTo("CANCELLED");
    assertThat(aws.receive(dead)).hasSize(3);
    assertRefused(
        () -> aws.client.cancelMessageMoveTask(r -> r.taskHandle(handle)),
        "InvalidParameterValue",
        "active");
  }

  @Test
  void goesOnMovingAfterARestart() {
    kill(3);
    aws.client.startMessageMoveTask(r -> r.sourceArn(arn("dead")).maxNumberOfMessagesPerSecond(1));
    await().until(() -> latest().approximateNumberOfMessagesMoved() == 1);
    aws = aws.restart();
    aws.pauses.release(5);
    assertThat(ended("COMPLETED").approximateNumberOfMessagesMoved()).isEqualTo(3);
  }

  @Conformance(
      value = {"CancelMessageMoveTask", "ListMessageMoveTasks", "StartMessageMoveTask"},
      errors = ResourceNotFoundException.class)
  @Test
  void refusesTasksThatCannotBe() {
    assertRefused(
        () -> aws.client.startMessageMoveTask(r -> r.sourceArn(arn("orders"))),
        "InvalidParameterValue",
        "Source queue must be configured as a Dead Letter Queue.");
    assertRefused(
        () -> aws.client.startMessageMoveTask(r -> r.sourceArn(arn("none"))),
        "ResourceNotFoundException",
        SOURCE_GONE);
    assertRefused(
        () -> aws.client.listMessageMoveTasks(r -> r.sourceArn(arn("none"))),
        "ResourceNotFoundException",
        SOURCE_GONE);
    for (int rate : new int[] {0, 501}) {
      assertRefused(
          () ->
              aws.client.startMessageMoveTask(
                  r -> r.sourceArn(arn("dead")).maxNumberOfMessagesPerSecond(rate)),
          "InvalidParameterValue",
          "Must be between 1 and 500, if provided.");
    }
    assertRefused(
        () -> start("dead"),
        "InvalidParameterValue",
        "Source queue and destination queue cannot be the same.");
    assertRefused(
        () -> aws.client.startMessageMoveTask(r -> r.sourceArn("none")),
        "InvalidParameterValue",
        "You must use this format to specify the SourceArn:");
    assertRefused(
        () -> start("none"),
        "ResourceNotFoundException",
        "The resource that you specified for the DestinationArn parameter doesn't exist.");
    assertRefused(
        () -> aws.client.cancelMessageMoveTask(r -> r.taskHandle("x")),
        "InvalidParameterValue",
        "Value for parameter TaskHandle is invalid.");
    String unknown =
        java.util.Base64.getEncoder()
            .encodeToString(
                "{\"taskId\":\"x\",\"sourceArn\":\"%s\"}"
                    .formatted(arn("dead"))
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertRefused(
        () -> aws.client.cancelMessageMoveTask(r -> r.taskHandle(unknown)),
        "ResourceNotFoundException",
        "Task does not exist.");
    assertRefused(
        () -> aws.client.listMessageMoveTasks(r -> r.sourceArn(arn("dead")).maxResults(11)),
        "InvalidParameterValue",
        "11");
  }
}
