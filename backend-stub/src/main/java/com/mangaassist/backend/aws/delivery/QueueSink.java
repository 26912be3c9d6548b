package com.mangaassist.backend.aws.delivery;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where one stand-in's messages become those of a queue, without knowing the queues. */
@FunctionalInterface
public interface QueueSink {

  /**
   * Sends one message; when it returns the message is on the disk.
   *
   * @param queueArn such as {@code arn:aws:sqs:ap-northeast-1:123456789012:NAME}
   * @param body at most the queue's largest message
   * @param attributes message attributes of type String
   * @param messageGroupId for FIFO queues
   * @param traceHeader X-Ray's, for those who receive it; null for none
   * @throws SinkException the queue does not take it, and whether it may later
   */
  void send(
      String queueArn,
      String body,
      Map<String, String> attributes,
      @Nullable String messageGroupId,
      @Nullable String traceHeader)
      throws SinkException;

  /** There are no queues. */
  static QueueSink none() {
    return (queueArn, body, attributes, group, traceHeader) -> {
      throw SinkException.forGood("NO_RESOURCE", "The specified queue does not exist.");
    };
  }
}
