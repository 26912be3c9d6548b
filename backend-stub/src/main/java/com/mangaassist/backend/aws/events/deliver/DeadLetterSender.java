package com.mangaassist.backend.aws.events.deliver;

import com.mangaassist.backend.aws.delivery.QueueSink;
import com.mangaassist.backend.aws.delivery.SinkException;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.Destination;
import com.mangaassist.backend.aws.events.state.Retry;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what could not be delivered to the target's queue, with the reason as attributes. */
public final class DeadLetterSender {

  /** The retries that the target's policy allows were made. */
  static final String ATTEMPTS = "MaximumRetryAttempts";

  /** The event is older than the target's policy allows. */
  static final String AGE = "MaximumEventAgeInSeconds";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterSender.class);

  private final QueueSink queues;
  private final Arns arns;

  /** Dead letters go to {@code queues}. */
  public DeadLetterSender(QueueSink queues, Arns arns) {
    this.queues = queues;
    this.arns = arns;
  }

  /**
   * Sends one; without a queue, or with one that will never take it, the event is lost, as it is on
   * AWS.
   *
   * @throws SinkException the queue may take it later
   */
  void send(Retry failed, Destination destination, String event) throws SinkException {
    Optional<String> queue = destination.target().deadLetters();
    String rule = arns.rule(destination.rule().bus(), destination.rule().name());
    if (queue.isEmpty()) {
      LOG.warn("An event for target {} of {} was dropped", destination.target().id(), rule);
      return;
    }
    String[] codes = failed.code().split(" ", 2);
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("RULE_ARN", rule);
    attributes.put("TARGET_ARN", destination.target().arn());
    attributes.put("ERROR_CODE", codes[0]);
    attributes.put("ERROR_MESSAGE", failed.message());
    attributes.put("RETRY_ATTEMPTS", Integer.toString(failed.attempts()));
    if (codes.length > 1) {
      attributes.put("EXHAUSTED_RETRY_CONDITION", codes[1]);
    }
    try {
      queues.send(queue.get(), event, attributes, null, null);
    } catch (SinkException e) {
      if (e.retryable()) {
        throw e;
      }
      LOG.warn("Dead-letter queue {} took no event: {}", queue.get(), e.code());
    }
  }
}
