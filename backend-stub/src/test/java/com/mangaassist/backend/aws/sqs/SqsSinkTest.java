package com.mangaassist.backend.aws.sqs;

import static com.mangaassist.backend.aws.sqs.SqsFixture.arn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.aws.delivery.SinkException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What other stand-ins send to queues. */
class SqsSinkTest {
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
  void deliversWithAttributesThatClientsCheck() throws Exception {
    String url = aws.queue("orders");
    // A client may not send an empty attribute; one that another service sends is no obstacle.
    Map<String, String> attributes = Map.of("RULE_ARN", "arn:x", "ERROR_MESSAGE", "");
    aws.standIn.sink().send(arn("orders"), "{\"a\":1}", attributes, null, null);
    aws = aws.restart();
    try (SqsAsyncClient async = aws.async()) {
      Message message =
          async
              .receiveMessage(
                  r ->
                      r.queueUrl(url.replaceFirst("http://[^/]*", aws.endpoint.toString()))
                          .messageAttributeNames("All"))
              .join()
              .messages()
              .getFirst();
      assertThat(message.body()).isEqualTo("{\"a\":1}");
      assertThat(message.messageAttributes())
          .hasEntrySatisfying(
              "RULE_ARN", value -> assertThat(value.stringValue()).isEqualTo("arn:x"));
    }
  }

  @Test
  void deliversToFifoQueuesByGroup() throws Exception {
    String url = aws.queue("orders.fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
    aws.standIn.sink().send(arn("orders.fifo"), "x", Map.of(), "g", null);
    aws.standIn.sink().send(arn("orders.fifo"), "x", Map.of(), "g", null);
    assertThat(aws.bodies(url)).containsExactly("x", "x");
  }

  @Test
  void refusesForGoodWhatNoQueueTakes() {
    aws.queue("orders");
    aws.queue("orders.fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
    assertRefused("none", "x", "NO_RESOURCE");
    assertRefused("orders", "x".repeat((1 << 20) + 1), "SDK_CLIENT_ERROR");
    assertRefused("orders", "\u0000", "SDK_CLIENT_ERROR");
    assertRefused("orders.fifo", "x", "SDK_CLIENT_ERROR");
  }

  private void assertRefused(String queue, String body, String code) {
    assertThatThrownBy(() -> aws.standIn.sink().send(arn(queue), body, Map.of(), null, null))
        .isInstanceOfSatisfying(
            SinkException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.retryable()).isFalse();
            });
  }
}
