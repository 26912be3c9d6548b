package com.mangaassist.backend.aws.sqs;

import static com.mangaassist.backend.aws.sqs.SqsFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** For how long a message is hidden, and who may still settle it. */
class VisibilityTest {
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

  private void send(String body) {
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody(body));
  }

  private Message receiveOne() {
    return aws.receive(url).getFirst();
  }

  private void changeVisibility(Message message, int seconds) {
    aws.client.changeMessageVisibility(
        r -> r.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(seconds));
  }

  private void delete(Message message) {
    aws.client.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
  }

  @Test
  void hidesAMessageUntilItsTimeoutAndCountsReceives() {
    send("x");
    Message first = receiveOne();
    aws.clock.move(Duration.ofMillis(29_999));
    assertThat(aws.receive(url)).isEmpty();
    aws.clock.move(Duration.ofMillis(1));
    Message second = receiveOne();
    assertThat(second.messageId()).isEqualTo(first.messageId());
    assertThat(second.receiptHandle()).isNotEqualTo(first.receiptHandle());
    assertThat(second.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2")
        .containsEntry(
            MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP, "1772366400000");
  }

  @Test
  void takesTheTimeoutOfTheCallBeforeThatOfTheQueue() {
    send("x");
    aws.client.receiveMessage(r -> r.queueUrl(url).visibilityTimeout(5));
    aws.clock.move(Duration.ofSeconds(5));
    assertThat(aws.bodies(url)).containsExactly("x");
    aws.clock.move(Duration.ofSeconds(30));
    aws.client.receiveMessage(r -> r.queueUrl(url).visibilityTimeout(0));
    assertThat(aws.bodies(url)).containsExactly("x");
  }

  @Conformance("DeleteMessage")
  @Test
  void deletesByTheLatestHandleAlone() {
    send("x");
    Message first = receiveOne();
    aws.clock.move(Duration.ofSeconds(30));
    Message second = receiveOne();
    delete(first);
    aws.clock.move(Duration.ofSeconds(30));
    assertThat(aws.bodies(url)).containsExactly("x");
    delete(second);
    aws.clock.move(Duration.ofSeconds(30));
    Message third = receiveOne();
    aws.clock.move(Duration.ofSeconds(60));
    // Its time is over, but nobody else had it since.
    delete(third);
    delete(third);
    assertThat(aws.receive(url)).isEmpty();
  }

  @Test
  void takesAnEarlierHandleToShowAMessageAgain() {
    send("x");
    Message first = receiveOne();
    aws.clock.move(Duration.ofSeconds(30));
    Message second = receiveOne();
    changeVisibility(first, 0);
    assertThat(aws.bodies(url)).containsExactly("x");
    aws.clock.move(Duration.ofSeconds(30));
    delete(receiveOne());
    assertRefused(
        () -> changeVisibility(second, 10),
        "InvalidParameterValue",
        "Reason: Message does not exist or is not available for visibility timeout change.");
  }

  @Test
  void leavesInSightWhatIsNotInFlight() {
    send("x");
    Message message = receiveOne();
    aws.clock.move(Duration.ofSeconds(30));
    changeVisibility(message, 60);
    assertThat(aws.bodies(url)).containsExactly("x");
  }

  @Test
  void handsOutFirstWhatWasSentFirst() {
    send("first");
    receiveOne();
    aws.clock.move(Duration.ofSeconds(10));
    send("second");
    aws.clock.move(Duration.ofSeconds(20));
    assertThat(aws.bodies(url)).containsExactly("first", "second");
  }

  @Conformance("ChangeMessageVisibility")
  @Test
  void hidesForLongerOrShorter() {
    send("x");
    Message message = receiveOne();
    changeVisibility(message, 100);
    aws.clock.move(Duration.ofSeconds(99));
    assertThat(aws.receive(url)).isEmpty();
    changeVisibility(message, 0);
    Message again = receiveOne();
    assertRefused(
        () -> changeVisibility(again, 43_201), "InvalidParameterValue", "VisibilityTimeout");
    aws.clock.move(Duration.ofSeconds(10));
    assertRefused(
        () -> changeVisibility(again, 43_191),
        "InvalidParameterValue",
        "Value 43191 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout"
            + " for the message is beyond the limit [43200 seconds]");
    changeVisibility(again, 43_190);
    delete(again);
    assertRefused(() -> changeVisibility(again, 1), "InvalidParameterValue", "does not exist");
  }

  @Conformance(
      value = {"DeleteMessage", "ChangeMessageVisibility"},
      errors = ReceiptHandleIsInvalidException.class)
  @ParameterizedTest
  @ValueSource(strings = {"x", "!", "cmVjZWlwdDox", "cmVjZWlwdDoxOjE6MQ=="})
  void refusesHandlesThatItNeverGave(String handle) {
    String other = aws.queue("other");
    assertRefused(
        () -> aws.client.deleteMessage(r -> r.queueUrl(other).receiptHandle(handle)),
        "ReceiptHandleIsInvalid",
        "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
    assertRefused(
        () ->
            aws.client.changeMessageVisibility(
                r -> r.queueUrl(other).receiptHandle(handle).visibilityTimeout(1)),
        "ReceiptHandleIsInvalid",
        "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
  }

  @Test
  void refusesNumbersBeyondTheirBounds() {
    assertRefused(
        () -> aws.client.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(11)),
        "InvalidParameterValue",
        "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10,"
            + " if provided.");
    assertRefused(
        () -> aws.client.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(21)),
        "InvalidParameterValue",
        "Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if"
            + " provided.");
    assertRefused(
        () -> aws.client.receiveMessage(r -> r.queueUrl(url).visibilityTimeout(43_201)),
        "InvalidParameterValue",
        "VisibilityTimeout");
    assertRefused(
        () ->
            aws.client.receiveMessage(
                r -> r.queueUrl(url).messageSystemAttributeNamesWithStrings("Color")),
        "InvalidAttributeName",
        "Unknown Attribute Color.");
  }

  @Test
  void handsOutUpToTenAtATime() {
    for (int i = 0; i < 12; i++) {
      send("m" + i);
    }
    assertThat(aws.client.receiveMessage(r -> r.queueUrl(url)).messages()).hasSize(1);
    assertThat(aws.receive(url)).hasSize(10);
    assertThat(aws.receive(url)).hasSize(1);
  }

  @Test
  void forgetsMessagesThatAreTooOld() {
    String brief = aws.queue("brief", Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "60"));
    aws.client.sendMessage(r -> r.queueUrl(brief).messageBody("x"));
    aws.clock.move(Duration.ofSeconds(59));
    assertThat(aws.attributes(brief))
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1");
    aws.clock.move(Duration.ofSeconds(1));
    assertThat(aws.attributes(brief))
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");
    assertThat(aws.receive(brief)).isEmpty();
  }

  @Conformance(value = "ReceiveMessage", errors = OverLimitException.class)
  @Test
  void handsOutNoMoreThanMayBeInFlight() {
    aws.close();
    aws = SqsFixture.withLimit(folder, 3);
    url = aws.queue("orders");
    for (int i = 0; i < 5; i++) {
      send("m" + i);
    }
    assertThat(aws.receive(url)).hasSize(3);
    assertRefused(() -> aws.receive(url), "OverLimit", "Too many messages in flight");
    ReceiveMessageResponse polled =
        aws.client.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(1));
    assertThat(polled.messages()).isEmpty();
  }

  @Test
  void wakesAWaitingReceiverWhenAMessageComes() throws Exception {
    try (SqsAsyncClient async = aws.async()) {
      CompletableFuture<ReceiveMessageResponse> waiting =
          async.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20));
      assertThat(waiting).isNotDone();
      send("here");
      assertThat(waiting.get(15, TimeUnit.SECONDS).messages().getFirst().body()).isEqualTo("here");
      Message message =
          async.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(0)).get().messages().isEmpty()
              ? null
              : receiveOne();
      assertThat(message).isNull();
    }
  }

  @Test
  void endsAWaitWithoutMessagesWhenTheQueueGoes() throws Exception {
    try (SqsAsyncClient async = aws.async()) {
      CompletableFuture<ReceiveMessageResponse> waiting =
          async.receiveMessage(r -> r.queueUrl(url).waitTimeSeconds(20));
      aws.client.deleteQueue(r -> r.queueUrl(url));
      assertThat(
              waiting
                  .handle((answer, failure) -> String.valueOf(failure))
                  .get(15, TimeUnit.SECONDS))
          .contains("The specified queue does not exist");
    }
  }
}
