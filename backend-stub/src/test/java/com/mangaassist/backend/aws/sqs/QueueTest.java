package com.mangaassist.backend.aws.sqs;

import static com.mangaassist.backend.aws.sqs.SqsFixture.arn;
import static com.mangaassist.backend.aws.sqs.SqsFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.aws.Conformance;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDeletedRecentlyException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Making, finding, tagging, emptying and removing queues, by a stock client. */
class QueueTest {
  private static final String NO_QUEUE = "AWS.SimpleQueueService.NonExistentQueue";

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

  @Conformance("GetQueueUrl")
  @Test
  void givesTheUrlAtTheEndpointThatTheClientUsed() {
    String url = aws.queue("orders");
    assertThat(url).isEqualTo(aws.endpoint + "/123456789012/orders");
    assertThat(aws.client.getQueueUrl(r -> r.queueName("orders")).queueUrl()).isEqualTo(url);
  }

  @Conformance("CreateQueue")
  @Conformance(value = "CreateQueue", errors = QueueNameExistsException.class)
  @Test
  void makesAQueueOnceAndRefusesItWithOtherAttributes() {
    Map<QueueAttributeName, String> delayed = Map.of(QueueAttributeName.DELAY_SECONDS, "5");
    String url = aws.queue("orders", delayed);
    assertThat(aws.queue("orders", delayed)).isEqualTo(url);
    assertThat(aws.queue("orders")).isEqualTo(url);
    assertThat(aws.queue("orders", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "30")))
        .isEqualTo(url);
    assertRefused(
        () -> aws.queue("orders", Map.of(QueueAttributeName.DELAY_SECONDS, "6")),
        "QueueAlreadyExists",
        "A queue already exists with the same name and a different value for attribute"
            + " DelaySeconds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "é", "a.b", "a.fifo", "a/b"})
  void refusesNamesThatNoQueueHas(String name) {
    assertRefused(
        () -> aws.queue(name),
        "InvalidParameterValue",
        "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
  }

  @Test
  void refusesNamesThatAreTooLong() {
    assertThat(aws.queue("a".repeat(80))).endsWith("a".repeat(80));
    assertRefused(() -> aws.queue("a".repeat(81)), "InvalidParameterValue", "1 to 80 in length");
    assertRefused(() -> aws.queue(""), "MissingParameter", "QueueName");
  }

  @Conformance(value = "ListQueues", pages = true)
  @Test
  void listsByPrefixAndInPages() {
    for (String name : List.of("b-2", "a-1", "b-1", "b-3")) {
      aws.queue(name);
    }
    assertThat(aws.client.listQueues().queueUrls()).hasSize(4);
    assertThat(aws.client.listQueues(r -> r.queueNamePrefix("c")).queueUrls()).isEmpty();
    ListQueuesResponse first = aws.client.listQueues(r -> r.queueNamePrefix("b-").maxResults(2));
    assertThat(first.queueUrls())
        .map(url -> url.substring(url.lastIndexOf('/') + 1))
        .containsExactly("b-1", "b-2");
    ListQueuesResponse rest =
        aws.client.listQueues(
            r -> r.queueNamePrefix("b-").maxResults(2).nextToken(first.nextToken()));
    assertThat(rest.queueUrls()).hasSize(1);
    assertThat(rest.nextToken()).isNull();
    assertThat(aws.client.listQueuesPaginator(r -> r.maxResults(1)).queueUrls()).hasSize(4);
    assertRefused(
        () -> aws.client.listQueues(r -> r.maxResults(1_001)), "InvalidParameterValue", "1001");
    assertRefused(
        () -> aws.client.listQueues(r -> r.nextToken("!")), "InvalidParameterValue", "NextToken");
  }

  @Test
  void knowsNoQueueThatIsNotThere() {
    assertRefused(
        () -> aws.client.getQueueUrl(r -> r.queueName("none")),
        NO_QUEUE,
        "The specified queue does not exist.");
    assertThat(QueueDoesNotExistException.class).isAssignableTo(SqsException.class);
    assertRefused(
        () ->
            aws.client.sendMessage(
                r -> r.queueUrl(aws.endpoint + "/123456789012/none").messageBody("x")),
        NO_QUEUE,
        "");
    assertRefused(
        () ->
            aws.client.sendMessage(
                r -> r.queueUrl(aws.endpoint + "/999999999999/none").messageBody("x")),
        NO_QUEUE,
        "");
    assertRefused(
        () -> aws.client.sendMessage(r -> r.queueUrl("non/sense").messageBody("x")),
        "InvalidAddress",
        "The address non/sense is not valid for this endpoint.");
    assertRefused(
        () -> aws.client.sendMessage(r -> r.messageBody("x")),
        "MissingParameter",
        "The request must contain the parameter QueueUrl.");
  }

  @Test
  void takesAQueuesNameForItsUrl() {
    String url = aws.queue("orders");
    aws.client.sendMessage(r -> r.queueUrl("orders").messageBody("x"));
    assertThat(aws.bodies(url)).containsExactly("x");
  }

  @Test
  void leavesOutAnEmptyListOfQueues() {
    aws.queue("orders");
    assertThat(aws.client.listQueues(r -> r.queueNamePrefix("nobody")).hasQueueUrls()).isFalse();
    assertThat(aws.client.listQueues().hasQueueUrls()).isTrue();
  }

  @Conformance("DeleteQueue")
  @Conformance(value = "CreateQueue", errors = QueueDeletedRecentlyException.class)
  @Test
  void letsTheNameOfADeletedQueueRestForAMinute() {
    String url = aws.queue("orders");
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody("gone"));
    aws.client.deleteQueue(r -> r.queueUrl(url));
    assertRefused(() -> aws.client.deleteQueue(r -> r.queueUrl(url)), NO_QUEUE, "");
    assertRefused(
        () -> aws.queue("orders"),
        "AWS.SimpleQueueService.QueueDeletedRecently",
        "You must wait 60 seconds after deleting a queue before you can create another with the"
            + " same name.");
    aws.clock.move(Duration.ofSeconds(60));
    aws.queue("orders");
    assertThat(aws.receive(url)).isEmpty();
  }

  @Conformance("PurgeQueue")
  @Conformance(value = "PurgeQueue", errors = PurgeQueueInProgressException.class)
  @Test
  void emptiesAQueueOnceAMinute() {
    String url = aws.queue("orders");
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody("visible"));
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody("delayed").delaySeconds(10));
    aws.client.purgeQueue(r -> r.queueUrl(url));
    aws.clock.move(Duration.ofSeconds(59));
    assertThat(aws.receive(url)).isEmpty();
    assertRefused(
        () -> aws.client.purgeQueue(r -> r.queueUrl(url)),
        "AWS.SimpleQueueService.PurgeQueueInProgress",
        "Only one PurgeQueue operation on orders is allowed every 60 seconds.");
    aws.clock.move(Duration.ofSeconds(1));
    aws.client.purgeQueue(r -> r.queueUrl(url));
  }

  @Conformance({"TagQueue", "UntagQueue", "ListQueueTags"})
  @Test
  void keepsTags() {
    String url =
        aws.client.createQueue(r -> r.queueName("orders").tags(Map.of("a", "1"))).queueUrl();
    aws.client.tagQueue(r -> r.queueUrl(url).tags(Map.of("b", "2", "c", "")));
    assertThat(aws.client.listQueueTags(r -> r.queueUrl(url)).tags())
        .isEqualTo(Map.of("a", "1", "b", "2", "c", ""));
    aws.client.untagQueue(r -> r.queueUrl(url).tagKeys("a", "b", "z"));
    assertThat(aws.client.listQueueTags(r -> r.queueUrl(url)).tags()).isEqualTo(Map.of("c", ""));
  }

  @Conformance({"AddPermission", "RemovePermission"})
  @Test
  void keepsPermissionsAsStatementsOfThePolicy() throws Exception {
    String url = aws.queue("orders");
    aws.client.addPermission(
        r ->
            r.queueUrl(url)
                .label("readers")
                .awsAccountIds("111111111111", "222222222222")
                .actions("ReceiveMessage"));
    assertThat(Json.parse(String.valueOf(aws.attributes(url).get(QueueAttributeName.POLICY))))
        .isEqualTo(
            Json.parse(
                """
                {"Version":"2008-10-17","Id":"ARN/SQSDefaultPolicy","Statement":[{"Sid":"readers",
                "Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111111111111:root",
                "arn:aws:iam::222222222222:root"]},"Action":"SQS:ReceiveMessage",
                "Resource":"ARN"}]}
                """
                    .replace("ARN", arn("orders"))));
    assertRefused(
        () ->
            aws.client.addPermission(
                r -> r.queueUrl(url).label("readers").awsAccountIds("1").actions("*")),
        "InvalidParameterValue",
        "Value readers for parameter Label is invalid. Reason: Already exists.");
    assertRefused(
        () ->
            aws.client.addPermission(
                r -> r.queueUrl(url).label("l").awsAccountIds("1").actions("Dance")),
        "InvalidParameterValue",
        "Value SQS:Dance for parameter ActionName is invalid.");
    assertRefused(
        () -> aws.client.removePermission(r -> r.queueUrl(url).label("none")),
        "InvalidParameterValue",
        "Value none for parameter Label is invalid. Reason: can't find label.");
    aws.client.removePermission(r -> r.queueUrl(url).label("readers"));
    assertThat(aws.attributes(url)).doesNotContainKey(QueueAttributeName.POLICY);
  }
}
