package com.mangaassist.backend.aws.sqs;

import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which queue is the dead-letter queue of which. */
record DeadLetterQueues(SqsStore store, QueueArns arns) {
  private static final String POLICY = "RedrivePolicy";

  /**
   * Refuses a redrive policy whose target is not there, of the other kind, or does not allow it.
   */
  void check(String source, Map<String, String> attributes) throws AwsFault {
    String text = attributes.getOrDefault(POLICY, "");
    if (text.isEmpty()) {
      return;
    }
    RedrivePolicy policy = RedrivePolicy.read(text);
    Optional<Queue> target = arns.name(policy.deadLetterTargetArn()).flatMap(store::queue);
    if (target.isEmpty()) {
      throw SqsFaults.invalid(text, POLICY, "Dead letter target does not exist.");
    }
    if (target.get().fifo() != source.endsWith(".fifo")) {
      throw SqsFaults.invalid(
          text, POLICY, "Dead-letter queue must be same type of queue as the source.");
    }
    String allowed = target.get().attributes().getOrDefault("RedriveAllowPolicy", "");
    if (!allowed.isEmpty() && !RedriveAllowPolicy.read(allowed).allows(arns.arn(source))) {
      throw SqsFaults.invalid(
          text,
          POLICY,
          "Queue " + arns.arn(source) + " is not allowed to use this dead-letter queue.");
    }
  }

  /** The names of the queues whose dead letters go to this one. */
  List<String> sources(Queue queue) {
    String arn = arns.arn(queue.name());
    return store.queues().stream()
        .filter(
            source -> source.redrive().filter(p -> p.deadLetterTargetArn().equals(arn)).isPresent())
        .map(Queue::name)
        .toList();
  }
}
