package com.mangaassist.backend.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.Caller;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * {@code ReceiveMessage}: what is there at once, or what comes within the wait time. A caller who
 * has gone takes nothing: it would hide a message that nobody reads.
 */
final class ReceiveOperation {
  private static final Set<String> SYSTEM =
      Set.of(
          "All",
          "SenderId",
          "SentTimestamp",
          "ApproximateReceiveCount",
          "ApproximateFirstReceiveTimestamp",
          "SequenceNumber",
          "MessageDeduplicationId",
          "MessageGroupId",
          "AWSTraceHeader",
          "DeadLetterQueueSourceArn");

  /** How often somebody who waits is looked after: few bytes of a socket are all it costs. */
  private static final long LOOK = TimeUnit.SECONDS.toNanos(1);

  private static final Receiving.Outcome NOTHING =
      new Receiving.Outcome(List.of(), Long.MAX_VALUE, Set.of(), false);

  private final SqsStore store;
  private final QueueLookup lookup;
  private final Receiving receiving;
  private final Signals signals;
  private final Clock clock;
  private final int inFlightLimit;

  ReceiveOperation(
      SqsStore store, QueueLookup lookup, Signals signals, Clock clock, int inFlightLimit) {
    this.store = store;
    this.lookup = lookup;
    this.receiving = new Receiving(store, lookup.arns());
    this.signals = signals;
    this.clock = clock;
    this.inFlightLimit = inFlightLimit;
  }

  JsonNode receive(JsonNode json, Caller caller) throws AwsFault {
    Input input = new Input(json);
    Queue queue = lookup.queueFor("ReceiveMessage", input, caller);
    int most =
        input.whole("MaxNumberOfMessages", 1, 10, "Must be between 1 and 10, if provided.", 1);
    int visibility =
        input.whole(
            "VisibilityTimeout",
            0,
            43_200,
            "Must be >= 0 and <= 43200, if provided.",
            queue.whole("VisibilityTimeout"));
    int wait =
        input.whole(
            "WaitTimeSeconds",
            0,
            20,
            "Must be >= 0 and <= 20, if provided.",
            queue.whole("ReceiveMessageWaitTimeSeconds"));
    Set<String> system = new HashSet<>(input.texts("AttributeNames"));
    system.addAll(input.texts("MessageSystemAttributeNames"));
    for (String name : system) {
      if (!SYSTEM.contains(name)) {
        // Query clients name the queue's attributes here too; AWS passes over those.
        if (!QueueAttributes.known(name)) {
          throw SqsFaults.unknownAttribute(name);
        }
      }
    }
    List<String> attributes = input.texts("MessageAttributeNames");
    ObjectNode answer = Json.object();
    List<Received> messages = wait(queue, most, visibility, wait, caller.gone());
    if (!messages.isEmpty()) {
      ArrayNode list = answer.putArray("Messages");
      messages.forEach(message -> list.add(json(queue, message, system, attributes)));
    }
    return answer;
  }

  private List<Received> wait(
      Queue queue, int most, int visibility, int seconds, BooleanSupplier gone) throws AwsFault {
    Thread poll = Thread.currentThread();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!poll.isInterrupted()) {
      Signals.Watch watch = signals.watch(queue.id());
      long now = clock.millis();
      Receiving.Wish wish =
          new Receiving.Wish(queue, most, visibility * 1_000L, now, inFlightLimit);
      // Asked on the writer: whoever sends after the caller went finds it gone for certain.
      Receiving.Outcome outcome =
          store.write(
              c ->
                  gone.getAsBoolean() || poll.isInterrupted()
                      ? NOTHING
                      : receiving.receive(c, wish));
      outcome.moved().forEach(signals::ring);
      long left = deadline - System.nanoTime();
      if (outcome.overLimit() && seconds == 0 && !queue.fifo()) {
        throw SqsFaults.overLimit("Too many messages in flight for the queue " + queue.name());
      }
      if (!outcome.messages().isEmpty() || left <= 0) {
        return outcome.messages();
      }
      long untilNext =
          outcome.nextVisibleAt() == Long.MAX_VALUE
              ? left
              : TimeUnit.MILLISECONDS.toNanos(outcome.nextVisibleAt() - now);
      try {
        if (!heard(watch, Math.min(left, untilNext), gone)) {
          return List.of();
        }
      } catch (InterruptedException e) {
        poll.interrupt();
      }
    }
    // The server is closing: nothing was taken.
    return List.of();
  }

  /** Waits for a ring or for the time; false when the caller went meanwhile. */
  private static boolean heard(Signals.Watch watch, long nanos, BooleanSupplier gone)
      throws InterruptedException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      if (gone.getAsBoolean()) {
        return false;
      }
      if (Signals.await(watch, Math.min(left, LOOK))) {
        return true;
      }
    }
    return true;
  }

  private ObjectNode json(
      Queue queue, Received message, Set<String> system, List<String> attributeNames) {
    ObjectNode json =
        Json.object()
            .put("MessageId", message.messageId())
            .put(
                "ReceiptHandle",
                new Receipt(queue.id(), message.row(), message.receives()).handle())
            .put("MD5OfBody", Md5.of(message.body()))
            .put("Body", message.body());
    ObjectNode systemJson = Json.object();
    system(message, queue)
        .forEach(
            (name, value) -> {
              if (system.contains("All") || system.contains(name)) {
                systemJson.put(name, value);
              }
            });
    if (!systemJson.isEmpty()) {
      json.set("Attributes", systemJson);
    }
    MessageAttributes attributes =
        MessageAttributes.stored(message.attributes()).filtered(attributeNames);
    if (!attributes.isEmpty()) {
      json.put("MD5OfMessageAttributes", attributes.md5());
      json.set("MessageAttributes", attributes.json());
    }
    return json;
  }

  private Map<String, String> system(Received message, Queue queue) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("SenderId", lookup.arns().account());
    all.put("ApproximateFirstReceiveTimestamp", Long.toString(message.firstReceivedAt()));
    all.put("ApproximateReceiveCount", Integer.toString(message.receives()));
    all.put("SentTimestamp", Long.toString(message.sentAt()));
    String deduplication = message.deduplication();
    if (queue.fifo() && deduplication != null) {
      all.put("SequenceNumber", Sending.sequence(message.row()));
      all.put("MessageDeduplicationId", deduplication);
    }
    String group = message.group();
    if (group != null) {
      all.put("MessageGroupId", group);
    }
    String trace = message.trace();
    if (trace != null) {
      all.put("AWSTraceHeader", trace);
    }
    String source = message.source();
    if (source != null) {
      all.put("DeadLetterQueueSourceArn", source);
    }
    return all;
  }
}
