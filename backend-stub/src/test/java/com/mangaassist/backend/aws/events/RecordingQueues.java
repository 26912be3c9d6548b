package com.mangaassist.backend.aws.events;

import com.mangaassist.backend.aws.delivery.QueueSink;
import com.mangaassist.backend.aws.delivery.SinkException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Queues that remember what they were sent, and refuse when they are told to. */
final class RecordingQueues implements QueueSink {

  /** One message. */
  record Message(
      String queueArn, String body, Map<String, String> attributes, @Nullable String group) {}

  static final String BOX = "arn:aws:sqs:ap-northeast-1:123456789012:box";
  static final String DEAD = "arn:aws:sqs:ap-northeast-1:123456789012:dead";

  final List<Message> taken = new CopyOnWriteArrayList<>();
  final List<String> refused = new CopyOnWriteArrayList<>();
  final Map<String, SinkException> refusals = new ConcurrentHashMap<>();

  /** What a queue breaks off with, as only a defect would. */
  final Map<String, Throwable> defects = new ConcurrentHashMap<>();

  final AtomicInteger brokenOff = new AtomicInteger();

  @Override
  public void send(
      String queueArn,
      String body,
      Map<String, String> attributes,
      @Nullable String group,
      @Nullable String traceHeader)
      throws SinkException {
    switch (defects.get(queueArn)) {
      case null -> {}
      case Error error -> {
        brokenOff.incrementAndGet();
        throw error;
      }
      case Throwable other -> {
        brokenOff.incrementAndGet();
        throw new IllegalStateException(other);
      }
    }
    SinkException refusal = refusals.get(queueArn);
    if (refusal != null) {
      refused.add(body);
      throw refusal;
    }
    taken.add(new Message(queueArn, body, attributes, group));
  }

  List<Message> of(String queueArn) {
    return taken.stream().filter(message -> message.queueArn().equals(queueArn)).toList();
  }

  List<String> bodies(String queueArn) {
    return of(queueArn).stream().map(Message::body).toList();
  }
}
