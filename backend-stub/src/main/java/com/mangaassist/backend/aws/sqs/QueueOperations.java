package com.mangaassist.backend.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.Caller;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.services.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Making, finding, emptying and removing queues. */
final class QueueOperations {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
  private static final Pattern FIFO_NAME = Pattern.compile("[A-Za-z0-9_-]{1,75}\\.fifo");
  private static final int LONGEST_TAG_KEY = 128;
  private static final int MOST_TAGS = 50;
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final SqsStore store;
  private final QueueLookup lookup;
  private final QueueAttributes attributes;
  private final DeadLetterQueues deadLetters;
  private final Signals signals;
  private final Clock clock;
  private final boolean namesRest;

  /** {@code namesRest}: a deleted queue's name cannot be used again for a minute. */
  QueueOperations(
      SqsStore store,
      QueueLookup lookup,
      QueueAttributes attributes,
      Signals signals,
      Clock clock,
      boolean namesRest) {
    this.store = store;
    this.lookup = lookup;
    this.attributes = attributes;
    this.deadLetters = new DeadLetterQueues(store, lookup.arns());
    this.signals = signals;
    this.clock = clock;
    this.namesRest = namesRest;
  }

  JsonNode create(JsonNode json, Caller caller) throws AwsFault {
    Input input = new Input(json);
    String name = input.required("QueueName");
    Map<String, String> given = input.textMap("Attributes");
    boolean fifo = checkedName(name, given);
    Map<String, String> tags = input.textMap(input.has("tags") ? "tags" : "Tags");
    requireTagKeys(tags.keySet());
    requireFewTags(name, tags);
    synchronized (store) {
      Queue old = store.queue(name).orElse(null);
      if (old == null) {
        Map<String, String> merged = attributes.merged(Map.of(), given, fifo);
        long now = clock.millis();
        if (namesRest && store.removedSince(name, now - MINUTE)) {
          throw SqsFaults.deletedRecently();
        }
        deadLetters.check(name, merged);
        store.add(new Queue(0, name, now, now, 0, merged, tags));
      } else {
        requireSame(old, given);
      }
    }
    return Json.object().put("QueueUrl", lookup.arns().url(caller, name));
  }

  private static boolean checkedName(String name, Map<String, String> given) throws AwsFault {
    boolean asksForFifo = given.getOrDefault("FifoQueue", "").equalsIgnoreCase("true");
    if (name.endsWith(".fifo") && asksForFifo) {
      if (FIFO_NAME.matcher(name).matches()) {
        return true;
      }
    } else if (!asksForFifo && NAME.matcher(name).matches()) {
      return false;
    }
    throw SqsFaults.invalid(
        asksForFifo
            ? "The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
                + " underscores, must end with .fifo suffix and be 1 to 80 in length"
            : "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in"
                + " length");
  }

  private void requireSame(Queue old, Map<String, String> given) throws AwsFault {
    attributes.merged(Map.of(), given, old.fifo());
    Map<String, String> now = AttributeOperations.settings(old, attributes);
    for (Map.Entry<String, String> attribute : given.entrySet()) {
      String value = now.getOrDefault(attribute.getKey(), "");
      String wanted = QueueAttributes.normal(attribute.getKey(), attribute.getValue());
      if (!Objects.equals(value, wanted)) {
        throw SqsFaults.queueExists(attribute.getKey());
      }
    }
  }

  JsonNode url(JsonNode json, Caller caller) throws AwsFault {
    Input input = new Input(json);
    String name = input.required("QueueName");
    if (!input
        .text("QueueOwnerAWSAccountId")
        .orElse(lookup.arns().account())
        .equals(lookup.arns().account())) {
      throw SqsFaults.noQueue();
    }
    store.require(name);
    return Json.object().put("QueueUrl", lookup.arns().url(caller, name));
  }

  JsonNode list(JsonNode json, Caller caller) throws AwsFault {
    Input input = new Input(json);
    String prefix = input.text("QueueNamePrefix").orElse("");
    ObjectNode answer =
        Pages.of(input)
            .answer(
                "QueueUrls",
                store.queues().stream().map(Queue::name).filter(name -> name.startsWith(prefix)),
                name -> lookup.arns().url(caller, name));
    // AWS leaves an empty list out, unlike that of the dead-letter sources.
    return answer.path("QueueUrls").isEmpty() ? answer.without("QueueUrls") : answer;
  }

  JsonNode delete(JsonNode json, Caller caller) throws AwsFault {
    Queue queue = lookup.queue(new Input(json), caller);
    synchronized (store) {
      store.remove(store.require(queue.name()), clock.millis());
    }
    signals.forget(queue.id());
    return Json.object();
  }

  JsonNode purge(JsonNode json, Caller caller) throws AwsFault {
    Queue found = lookup.queueFor("PurgeQueue", new Input(json), caller);
    synchronized (store) {
      Queue queue = store.require(found.name());
      long now = clock.millis();
      if (now - queue.purgedAt() < MINUTE) {
        throw SqsFaults.purgeInProgress(queue.name());
      }
      store.change(queue.purged(now));
      store.write(
          c -> {
            Sql.update(c, "DELETE FROM deduplication WHERE queue = ?", queue.id());
            return Sql.update(c, "DELETE FROM message WHERE queue = ?", queue.id());
          });
    }
    signals.ring(found.id());
    return Json.object();
  }

  JsonNode tag(JsonNode json, Caller caller) throws AwsFault {
    Input input = new Input(json);
    Queue found = lookup.queue(input, caller);
    Map<String, String> given = input.textMap("Tags");
    if (given.isEmpty()) {
      throw SqsFaults.missing("Tags");
    }
    requireTagKeys(given.keySet());
    synchronized (store) {
      Queue queue = store.require(found.name());
      Map<String, String> tags = new LinkedHashMap<>(queue.tags());
      tags.putAll(given);
      requireFewTags(queue.name(), tags);
      store.change(queue.withTags(tags));
    }
    return Json.object();
  }

  private static void requireTagKeys(Collection<String> keys) throws AwsFault {
    for (String key : keys) {
      if (key.isEmpty() || key.length() > LONGEST_TAG_KEY) {
        throw tagKeys();
      }
    }
  }

  private static AwsFault tagKeys() {
    return SqsFaults.invalid("Tag keys must be between 1 and 128 characters in length.");
  }

  private static void requireFewTags(String queue, Map<String, String> tags) throws AwsFault {
    if (tags.size() > MOST_TAGS) {
      throw SqsFaults.invalid("Too many tags added for queue " + queue + ".");
    }
  }

  JsonNode untag(JsonNode json, Caller caller) throws AwsFault {
    Input input = new Input(json);
    Queue found = lookup.queue(input, caller);
    List<String> keys = input.texts("TagKeys");
    if (keys.isEmpty()) {
      throw tagKeys();
    }
    synchronized (store) {
      Queue queue = store.require(found.name());
      Map<String, String> tags = new LinkedHashMap<>(queue.tags());
      keys.forEach(tags::remove);
      store.change(queue.withTags(tags));
    }
    return Json.object();
  }

  JsonNode tags(JsonNode json, Caller caller) throws AwsFault {
    Queue queue = lookup.queue(new Input(json), caller);
    ObjectNode answer = Json.object();
    if (!queue.tags().isEmpty()) {
      answer.set("Tags", Json.tree(queue.tags()));
    }
    return answer;
  }
}
