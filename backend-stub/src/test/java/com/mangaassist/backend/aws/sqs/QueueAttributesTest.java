package com.mangaassist.backend.aws.sqs;

import static com.mangaassist.backend.aws.sqs.SqsFixture.arn;
import static com.mangaassist.backend.aws.sqs.SqsFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.Conformance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What may be set on a queue, and what is told of it. */
class QueueAttributesTest {
  @TempDir Path folder;
  private SqsFixture aws;

  @BeforeEach
  void open() {
    aws = SqsFixture.open(folder);
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void tellsTheDefaultsOfAFreshQueue() {
    String url = aws.queue("orders");
    assertThat(aws.attributes(url))
        .isEqualTo(
            Map.ofEntries(
                Map.entry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"),
                Map.entry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "0"),
                Map.entry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0"),
                Map.entry(QueueAttributeName.CREATED_TIMESTAMP, "1772366400"),
                Map.entry(QueueAttributeName.LAST_MODIFIED_TIMESTAMP, "1772366400"),
                Map.entry(QueueAttributeName.DELAY_SECONDS, "0"),
                Map.entry(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1048576"),
                Map.entry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600"),
                Map.entry(QueueAttributeName.QUEUE_ARN, arn("orders")),
                Map.entry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "0"),
                Map.entry(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true"),
                Map.entry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")));
    assertThat(aws.client.getQueueAttributes(r -> r.queueUrl(url)).attributes()).isEmpty();
    assertThat(
            aws.client
                .getQueueAttributes(
                    r -> r.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes())
        .isEqualTo(Map.of(QueueAttributeName.QUEUE_ARN, arn("orders")));
    assertRefused(
        () ->
            aws.client.getQueueAttributes(r -> r.queueUrl(url).attributeNamesWithStrings("Color")),
        "InvalidAttributeName",
        "Unknown Attribute Color.");
  }

  @Test
  void countsWhatIsVisibleHiddenAndDelayed() {
    String url = aws.queue("orders");
    for (int i = 0; i < 3; i++) {
      aws.client.sendMessage(r -> r.queueUrl(url).messageBody("x"));
    }
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody("later").delaySeconds(5));
    aws.client.receiveMessage(r -> r.queueUrl(url));
    Map<QueueAttributeName, String> counts = aws.attributes(url);
    assertThat(counts)
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "2")
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "1")
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1");
  }

  @Test
  void tellsHowLongADataKeyIsUsedOnlyWithAKey() {
    String url = aws.queue("orders");
    setKey(url, "60");
    assertThat(aws.attributes(url))
        .doesNotContainKey(QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS);
    aws.client.setQueueAttributes(
        r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.KMS_MASTER_KEY_ID, "key")));
    assertThat(aws.attributes(url))
        .containsEntry(QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS, "60");
    for (String value : new String[] {"59", "86401"}) {
      assertRefused(() -> setKey(url, value), "InvalidAttributeValue", "KmsDataKeyReuse");
    }
  }

  private void setKey(String url, String seconds) {
    aws.client.setQueueAttributes(
        r ->
            r.queueUrl(url)
                .attributes(Map.of(QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS, seconds)));
  }

  @Test
  void takesTruthInCapitals() {
    String url =
        aws.queue(
            "orders.fifo",
            Map.of(
                QueueAttributeName.FIFO_QUEUE, "True",
                QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "True"));
    assertThat(aws.attributes(url))
        .containsEntry(QueueAttributeName.FIFO_QUEUE, "true")
        .containsEntry(QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true");
    assertThat(aws.queue("orders.fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "TRUE")))
        .isEqualTo(url);
  }

  @Conformance({"GetQueueAttributes", "SetQueueAttributes"})
  @Conformance(value = "SetQueueAttributes", errors = InvalidAttributeValueException.class)
  @ParameterizedTest
  @CsvSource({
    "DelaySeconds,0,900,-1,901",
    "MaximumMessageSize,1024,1048576,1023,1048577",
    "MessageRetentionPeriod,60,1209600,59,1209601",
    "ReceiveMessageWaitTimeSeconds,0,20,-1,21",
    "VisibilityTimeout,0,43200,-1,43201",
  })
  void keepsNumbersWithinTheirBounds(
      String name, String least, String most, String tooLow, String tooHigh) {
    String url = aws.queue("orders");
    for (String value : new String[] {least, most}) {
      aws.client.setQueueAttributes(
          r -> r.queueUrl(url).attributesWithStrings(Map.of(name, value)));
      assertThat(aws.attributes(url)).containsEntry(QueueAttributeName.fromValue(name), value);
    }
    for (String value : new String[] {tooLow, tooHigh, "", "x", "1.5", "99999999999"}) {
      assertRefused(
          () ->
              aws.client.setQueueAttributes(
                  r -> r.queueUrl(url).attributesWithStrings(Map.of(name, value))),
          "InvalidAttributeValue",
          "Invalid value for the parameter " + name + ".");
    }
  }

  @Conformance(
      value = {"CreateQueue", "SetQueueAttributes"},
      errors = {InvalidAttributeNameException.class, InvalidAttributeValueException.class})
  @ParameterizedTest
  @CsvSource({
    "Color,red,InvalidAttributeName,Unknown Attribute Color.",
    "QueueArn,x,InvalidAttributeName,Unknown Attribute QueueArn.",
    "FifoQueue,true,InvalidAttributeName,Unknown Attribute FifoQueue.",
    "ContentBasedDeduplication,true,InvalidAttributeName,"
        + "Unknown Attribute ContentBasedDeduplication.",
    "DeduplicationScope,queue,InvalidAttributeName,"
        + "You can specify the DeduplicationScope only when FifoQueue is set to true.",
    "FifoThroughputLimit,perQueue,InvalidAttributeName,"
        + "You can specify the FifoThroughputLimit only when FifoQueue is set to true.",
    "Policy,{,InvalidAttributeValue,Invalid value for the parameter Policy.",
    "SqsManagedSseEnabled,perhaps,InvalidAttributeValue,SqsManagedSseEnabled",
    "RedrivePolicy,{,InvalidParameterValue,Redrive policy is not a valid JSON map.",
    "RedriveAllowPolicy,{},InvalidParameterValue,RedriveAllowPolicy",
  })
  void refusesWhatCannotBeSet(String name, String value, String code, String words) {
    String url = aws.queue("orders");
    assertRefused(
        () ->
            aws.client.setQueueAttributes(
                r -> r.queueUrl(url).attributesWithStrings(Map.of(name, value))),
        code,
        words);
    assertRefused(
        () ->
            aws.client.createQueue(
                r -> r.queueName("other").attributesWithStrings(Map.of(name, value))),
        name.equals("FifoQueue") ? "InvalidParameterValue" : code,
        name.equals("FifoQueue") ? "must end with .fifo suffix" : words);
  }

  @Test
  void encryptsInOneWayAtATime() {
    String url = aws.queue("orders");
    set(url, Map.of("KmsMasterKeyId", "testKeyId", "KmsDataKeyReusePeriodSeconds", "6000"));
    assertThat(aws.attributes(url))
        .containsEntry(QueueAttributeName.KMS_MASTER_KEY_ID, "testKeyId")
        .containsEntry(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "false");
    set(url, Map.of("SqsManagedSseEnabled", "true"));
    assertThat(aws.attributes(url))
        .containsEntry(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true")
        .doesNotContainKey(QueueAttributeName.KMS_MASTER_KEY_ID);
    assertRefused(
        () -> set(url, Map.of("KmsMasterKeyId", "k", "SqsManagedSseEnabled", "true")),
        "InvalidAttributeName",
        "You can use one type of server-side encryption (SSE) at one time.");
  }

  @Test
  void tellsWhenAQueueWasChanged() {
    String url = aws.queue("orders");
    aws.clock.move(Duration.ofSeconds(90));
    set(url, Map.of("DelaySeconds", "1"));
    assertThat(aws.attributes(url))
        .containsEntry(QueueAttributeName.CREATED_TIMESTAMP, "1772366400")
        .containsEntry(QueueAttributeName.LAST_MODIFIED_TIMESTAMP, "1772366490");
  }

  private void set(String url, Map<String, String> attributes) {
    aws.client.setQueueAttributes(r -> r.queueUrl(url).attributesWithStrings(attributes));
  }
}
