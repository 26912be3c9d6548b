package com.mangaassist.backend.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.Caller;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reading and setting a queue's attributes, and who is its dead-letter source. */
final class AttributeOperations {
  private final SqsStore store;
  private final QueueLookup lookup;
  private final QueueAttributes attributes;
  private final DeadLetterQueues deadLetters;
  private final Clock clock;

  AttributeOperations(SqsStore store, QueueLookup lookup, QueueAttributes attributes, Clock clock) {
    this.store = store;
    this.lookup = lookup;
    this.attributes = attributes;
    this.deadLetters = new DeadLetterQueues(store, lookup.arns());
    this.clock = clock;
  }

  JsonNode get(JsonNode json, Caller caller) throws AwsFault {
    Input input = new Input(json);
    Queue queue = lookup.queue(input, caller);
    List<String> names = input.texts("AttributeNames");
    for (String name : names) {
      if (!name.equals("All") && !QueueAttributes.known(name)) {
        throw SqsFaults.unknownAttribute(name);
      }
    }
    ObjectNode answer = Json.object();
    if (!names.isEmpty()) {
      Map<String, String> all = all(queue);
      if (!names.contains("All")) {
        all.keySet().retainAll(names);
      }
      if (!all.isEmpty()) {
        answer.set("Attributes", Json.tree(all));
      }
    }
    return answer;
  }

  /** What is set, and the defaults of what is not. */
  static Map<String, String> settings(Queue queue, QueueAttributes attributes) {
    Map<String, String> all = new LinkedHashMap<>(QueueAttributes.DEFAULTS);
    all.put(QueueAttributes.LARGEST, attributes.largestMessage());
    if (queue.fifo()) {
      all.putAll(QueueAttributes.FIFO_DEFAULTS);
    }
    all.putAll(queue.attributes());
    if (all.containsKey("KmsMasterKeyId")) {
      all.putIfAbsent("KmsDataKeyReusePeriodSeconds", "300");
    } else {
      all.remove("KmsDataKeyReusePeriodSeconds");
    }
    return all;
  }

  private Map<String, String> all(Queue queue) throws AwsFault {
    Counts counts =
        store.write(
            c -> {
              SqsStore.requireAlive(c, queue);
              return Counts.of(c, queue, clock.millis());
            });
    Map<String, String> all = settings(queue, attributes);
    all.put("ApproximateNumberOfMessages", Integer.toString(counts.visible()));
    all.put("ApproximateNumberOfMessagesNotVisible", Integer.toString(counts.inFlight()));
    all.put("ApproximateNumberOfMessagesDelayed", Integer.toString(counts.delayed()));
    all.put("CreatedTimestamp", Long.toString(queue.createdAt() / 1_000));
    all.put("LastModifiedTimestamp", Long.toString(queue.modifiedAt() / 1_000));
    all.put("QueueArn", lookup.arns().arn(queue.name()));
    return all;
  }

  JsonNode set(JsonNode json, Caller caller) throws AwsFault {
    Input input = new Input(json);
    Queue found = lookup.queue(input, caller);
    Map<String, String> given = input.textMap("Attributes");
    if (given.isEmpty()) {
      throw SqsFaults.missing("Attribute.Name");
    }
    synchronized (store) {
      Queue queue = store.require(found.name());
      Map<String, String> merged = attributes.merged(queue.attributes(), given, queue.fifo());
      if (given.containsKey("RedrivePolicy")) {
        deadLetters.check(queue.name(), merged);
      }
      store.change(queue.withAttributes(merged, clock.millis()));
    }
    return Json.object();
  }

  JsonNode deadLetterSources(JsonNode json, Caller caller) throws AwsFault {
    Input input = new Input(json);
    Queue queue = lookup.queue(input, caller);
    return Pages.of(input)
        .answer(
            "queueUrls",
            deadLetters.sources(queue).stream(),
            name -> lookup.arns().url(caller, name));
  }
}
