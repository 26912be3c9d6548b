package com.mangaassist.backend.aws.sqs;

import static com.mangaassist.backend.aws.sqs.SqsFixture.arn;
import static com.mangaassist.backend.aws.sqs.SqsFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.delivery.SinkException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** What a queue's policy denies without conditions is refused, to clients and to EventBridge. */
class QueuePolicyTest {
  private SqsFixture aws;
  private String url = "";

  @BeforeEach
  void open(@TempDir Path folder) {
    aws = SqsFixture.open(folder);
    url = aws.queue("orders");
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody("first"));
  }

  @AfterEach
  void close() {
    aws.close();
  }

  @Test
  void deniesTheAccountWhatAStatementNames() {
    deny("{\"AWS\":\"123456789012\"}", "sqs:SendMessage", "");
    String words =
        "User: arn:aws:iam::123456789012:root is not authorized to perform: sqs:sendmessage on"
            + " resource: arn:aws:sqs:ap-northeast-1:123456789012:orders with an explicit deny in a"
            + " resource-based policy";
    assertRefused(
        () -> aws.client.sendMessage(r -> r.queueUrl(url).messageBody("x")), "AccessDenied", words);
    assertRefused(
        () ->
            aws.client.sendMessageBatch(
                r ->
                    r.queueUrl(url)
                        .entries(
                            SendMessageBatchRequestEntry.builder()
                                .id("1")
                                .messageBody("x")
                                .build())),
        "AccessDenied",
        words);
    assertThat(aws.bodies(url)).containsExactly("first");
  }

  @Test
  void deniesEverythingOnMessagesAndLeavesTheQueueToItsOwner() {
    deny("\"*\"", "SQS:*", "");
    String denied = "AccessDenied";
    assertRefused(() -> aws.receive(url), denied, "sqs:receivemessage");
    assertRefused(
        () -> aws.client.deleteMessage(r -> r.queueUrl(url).receiptHandle("x")),
        denied,
        "sqs:deletemessage");
    assertRefused(
        () ->
            aws.client.changeMessageVisibility(
                r -> r.queueUrl(url).receiptHandle("x").visibilityTimeout(1)),
        denied,
        "sqs:changemessagevisibility");
    assertRefused(() -> aws.client.purgeQueue(r -> r.queueUrl(url)), denied, "sqs:purgequeue");
    assertThat(aws.attributes(url)).containsKey(QueueAttributeName.POLICY);
    aws.client.setQueueAttributes(
        r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, "")));
    assertThat(aws.bodies(url)).containsExactly("first");
  }

  @Test
  void deniesEventBridgeWhatItDeniesThatService() throws Exception {
    deny("{\"Service\":\"events.amazonaws.com\"}", "sqs:Send*", "");
    assertThatThrownBy(() -> aws.standIn.sink().send(arn("orders"), "x", Map.of(), null, null))
        .isInstanceOfSatisfying(
            SinkException.class, e -> assertThat(e.code()).isEqualTo("NO_PERMISSIONS"));
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody("second"));
    deny("{\"AWS\":\"arn:aws:iam::123456789012:root\"}", "sqs:SendMessage", "");
    aws.standIn.sink().send(arn("orders"), "third", Map.of(), null, null);
    assertThat(aws.bodies(url)).containsExactlyInAnyOrder("first", "second", "third");
  }

  @Test
  void passesOverConditionsOtherAccountsAndOtherQueues() {
    deny("\"*\"", "sqs:*", ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}");
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody("second"));
    deny("{\"AWS\":\"111122223333\"}", "sqs:*", "");
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody("third"));
    put(
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\","
            + "\"Action\":\"sqs:*\",\"Resource\":\""
            + arn("others")
            + "\"}}");
    assertThat(aws.bodies(url)).containsExactlyInAnyOrder("first", "second", "third");
  }

  private void deny(String principal, String action, String more) {
    put(
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":%s,"
                .formatted(principal)
            + "\"Action\":\"%s\",\"Resource\":\"%s\"%s}]}".formatted(action, arn("orders"), more));
  }

  private void put(String policy) {
    aws.client.setQueueAttributes(
        r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy)));
  }
}
