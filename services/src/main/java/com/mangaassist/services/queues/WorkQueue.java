package com.mangaassist.services.queues;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** One SQS queue as a worker sees it: each message comes at least once. */
public final class WorkQueue {

  /** Most messages of one call, as SQS allows. */
  public static final int MAX_BATCH = 10;

  private static final int LONGEST_POLL_SECONDS = 20;

  private final SqsAsyncClient sqs;
  private final String url;

  /**
   * One piece of work.
   *
   * @param receipt settles it
   * @param receives how often it was handed out, this time included
   * @param traceHeader X-Ray's header of the trace that it belongs to; null for none
   */
  public record Work(String body, String receipt, int receives, @Nullable String traceHeader) {}

  /** The queue at {@code url}; nothing is sent yet. */
  public WorkQueue(SqsAsyncClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  /**
   * Waits up to 20 seconds for work.
   *
   * @param most 1 to {@value #MAX_BATCH}
   * @return completes with none when nothing came; cancelling it ends the wait, so that it takes no
   *     more work away from others
   */
  public CompletableFuture<List<Work>> receive(int most) {
    var call =
        sqs.receiveMessage(
            r ->
                r.queueUrl(url)
                    .maxNumberOfMessages(most)
                    .waitTimeSeconds(LONGEST_POLL_SECONDS)
                    .messageSystemAttributeNames(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                        MessageSystemAttributeName.AWS_TRACE_HEADER));
    var works = call.thenApply(answer -> answer.messages().stream().map(WorkQueue::work).toList());
    return CallOff.with(works, List.of(call));
  }

  private static Work work(Message message) {
    var attributes = message.attributes();
    return new Work(
        message.body(),
        message.receiptHandle(),
        Integer.parseInt(
            attributes.getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")),
        attributes.get(MessageSystemAttributeName.AWS_TRACE_HEADER));
  }

  /** It is done: it does not come again. */
  public CompletableFuture<Void> done(Work work) {
    return sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(work.receipt()))
        .thenAccept(answer -> {});
  }

  /** It comes again after a while. */
  public CompletableFuture<Void> later(Work work, Duration pause) {
    int seconds = Math.toIntExact(Math.max(0, pause.toSeconds()));
    return sqs.changeMessageVisibility(
            r -> r.queueUrl(url).receiptHandle(work.receipt()).visibilityTimeout(seconds))
        .thenAccept(answer -> {});
  }
}
