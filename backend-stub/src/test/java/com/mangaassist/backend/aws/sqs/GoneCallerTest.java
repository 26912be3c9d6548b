package com.mangaassist.backend.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.Caller;
import com.mangaassist.backend.aws.protocol.LocatedOperation;
import com.mangaassist.services.json.Json;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A long poll whose caller has gone, or whose server stops, leaves the messages to others. */
class GoneCallerTest {
  @TempDir Path folder;
  private final AtomicBoolean gone = new AtomicBoolean();
  private final CountDownLatch asked = new CountDownLatch(1);
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

  private FutureTask<JsonNode> poll(BooleanSupplier left) {
    LocatedOperation receive =
        aws.standIn.targets().stream()
            .filter(target -> target.target().equals("AmazonSQS.ReceiveMessage"))
            .findFirst()
            .orElseThrow()
            .operation();
    JsonNode input = Json.object().put("QueueUrl", url).put("WaitTimeSeconds", 20);
    Caller caller = new Caller(aws.endpoint.toString(), "/", Optional.empty(), left);
    return new FutureTask<>(() -> receive.call(input, caller));
  }

  private void assertStillThere() {
    assertThat(aws.receive(url))
        .singleElement()
        .satisfies(
            message ->
                assertThat(message.attributes())
                    .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
  }

  @Test
  void takesNothingThatComesAfterItsCallerWent() throws Exception {
    FutureTask<JsonNode> poll =
        poll(
            () -> {
              asked.countDown();
              return gone.get();
            });
    Thread.ofVirtual().name("poll").start(poll);
    assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
    gone.set(true);
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody("x"));

    assertThat(poll.get(30, TimeUnit.SECONDS)).isEmpty();
    assertStillThere();
  }

  @Test
  void takesNothingWhenTheServerStops() throws Exception {
    aws.client.sendMessage(r -> r.queueUrl(url).messageBody("x"));
    FutureTask<JsonNode> poll = poll(() -> false);
    Thread thread =
        Thread.ofVirtual()
            .name("poll")
            .start(
                () -> {
                  Thread.currentThread().interrupt();
                  poll.run();
                });
    thread.join();
    assertThat(poll.get()).isEmpty();
    assertStillThere();
  }
}
