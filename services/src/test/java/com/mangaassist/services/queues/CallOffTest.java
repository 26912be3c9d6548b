package com.mangaassist.services.queues;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** Whoever no longer waits for a queue's answer leaves no call of the SDK behind. */
class CallOffTest {

  private final Calls sqs = new Calls();

  @Test
  void aWaitForWorkThatIsCalledOffTakesNone() {
    var works = new WorkQueue(sqs, "orders").receive(1);
    works.cancel(true);
    assertThat(sqs.receives.getFirst()).isCancelled();
  }

  @Test
  void workThatCameIsHandedOver() {
    var works = new WorkQueue(sqs, "orders").receive(1);
    var message = Message.builder().body("do").receiptHandle("r").attributes(Map.of()).build();
    sqs.receives.getFirst().complete(ReceiveMessageResponse.builder().messages(message).build());
    assertThat(works).isCompletedWithValue(List.of(new WorkQueue.Work("do", "r", 1, null)));
  }

  @Test
  void aCountThatIsCalledOffAsksNoQueueAnyMore() {
    var letters = new DeadLetterCount(sqs);
    letters.of(List.of("one", "two"));
    letters.count().cancel(true);
    assertThat(sqs.counts).hasSize(2).allSatisfy(each -> assertThat(each).isCancelled());
  }

  @Test
  void aCountIsTheSumOfItsQueues() {
    var letters = new DeadLetterCount(sqs);
    letters.of(List.of("one", "two"));
    var count = letters.count();
    for (var each : sqs.counts) {
      var three = Map.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "3");
      each.complete(GetQueueAttributesResponse.builder().attributes(three).build());
    }
    assertThat(count).isCompletedWithValue(6L);
  }

  /** Calls that nobody answers yet. */
  private static final class Calls implements SqsAsyncClient {

    private final List<CompletableFuture<ReceiveMessageResponse>> receives = new ArrayList<>();
    private final List<CompletableFuture<GetQueueAttributesResponse>> counts = new ArrayList<>();

    @Override
    public CompletableFuture<ReceiveMessageResponse> receiveMessage(ReceiveMessageRequest request) {
      receives.add(new CompletableFuture<>());
      return receives.getLast();
    }

    @Override
    public CompletableFuture<GetQueueAttributesResponse> getQueueAttributes(
        GetQueueAttributesRequest request) {
      counts.add(new CompletableFuture<>());
      return counts.getLast();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
