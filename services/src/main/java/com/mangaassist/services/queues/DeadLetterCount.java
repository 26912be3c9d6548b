package com.mangaassist.services.queues;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How many messages wait in dead-letter queues. */
public final class DeadLetterCount {

  private static final List<QueueAttributeName> COUNTS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  private final SqsAsyncClient sqs;
  private volatile List<String> urls = List.of();

  /** Of no queue yet; nothing is sent. */
  public DeadLetterCount(SqsAsyncClient sqs) {
    this.sqs = sqs;
  }

  /** Counts in these from now on. */
  public void of(Collection<String> queueUrls) {
    urls = List.copyOf(queueUrls);
  }

  /** False while nobody has said where they are. */
  public boolean known() {
    return !urls.isEmpty();
  }

  /**
   * Those that can be received, are being looked at or wait; approximate, as SQS counts. Cancelling
   * it gives its calls up.
   */
  public CompletableFuture<Long> count() {
    CompletableFuture<Long> sum = CompletableFuture.completedFuture(0L);
    List<CompletableFuture<GetQueueAttributesResponse>> calls = new ArrayList<>();
    for (String url : urls) {
      var call = sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(COUNTS));
      calls.add(call);
      sum = sum.thenCombine(call, (before, answer) -> before + sum(answer.attributes()));
    }
    return CallOff.with(sum, calls);
  }

  private static long sum(Map<QueueAttributeName, String> counts) {
    return COUNTS.stream().mapToLong(each -> Long.parseLong(counts.getOrDefault(each, "0"))).sum();
  }
}
