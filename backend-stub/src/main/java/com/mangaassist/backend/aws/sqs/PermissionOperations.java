package com.mangaassist.backend.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.protocol.Caller;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code AddPermission} and {@code RemovePermission}: statements of the queue's policy. */
final class PermissionOperations {
  private static final int MOST_ACTIONS = 7;
  private static final int MOST_STATEMENTS = 20;
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_-]{1,80}");
  private static final Set<String> ACTIONS =
      Set.of(
          "*",
          "SendMessage",
          "ReceiveMessage",
          "DeleteMessage",
          "ChangeMessageVisibility",
          "GetQueueAttributes",
          "GetQueueUrl",
          "ListDeadLetterSourceQueues",
          "PurgeQueue");

  private final SqsStore store;
  private final QueueLookup lookup;
  private final Clock clock;

  PermissionOperations(SqsStore store, QueueLookup lookup, Clock clock) {
    this.store = store;
    this.lookup = lookup;
    this.clock = clock;
  }

  JsonNode add(JsonNode json, Caller caller) throws AwsFault {
    Input input = new Input(json);
    Queue found = lookup.queue(input, caller);
    String label = input.required("Label");
    if (!LABEL.matcher(label).matches()) {
      throw SqsFaults.invalid(
          label,
          "Label",
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }
    List<String> actions = input.texts("Actions");
    if (actions.isEmpty()) {
      throw SqsFaults.missing("Actions");
    }
    List<String> accounts = input.texts("AWSAccountIds");
    if (accounts.isEmpty()) {
      throw SqsFaults.invalid(accounts, "PrincipalId", "Unable to verify.");
    }
    for (String action : actions) {
      if (!ACTIONS.contains(action)) {
        throw SqsFaults.invalid(
            "SQS:" + action,
            "ActionName",
            "Please refer to the appropriate WSDL for a list of valid actions. ");
      }
    }
    if (actions.size() > MOST_ACTIONS) {
      throw SqsFaults.overLimit(
          actions.size() + " Actions were found, maximum allowed is " + MOST_ACTIONS + ".");
    }
    synchronized (store) {
      Queue queue = store.require(found.name());
      ObjectNode policy = policy(queue);
      ArrayNode statements = statements(policy);
      if (find(statements, label) >= 0) {
        throw SqsFaults.invalid(label, "Label", "Already exists.");
      }
      if (statements.size() >= MOST_STATEMENTS) {
        throw SqsFaults.overLimit(
            "The policy has " + statements.size() + " statements, the maximum.");
      }
      statements.add(statement(queue, label, accounts, actions));
      store(queue, policy);
    }
    return Json.object();
  }

  JsonNode remove(JsonNode json, Caller caller) throws AwsFault {
    Input input = new Input(json);
    Queue found = lookup.queue(input, caller);
    String label = input.required("Label");
    synchronized (store) {
      Queue queue = store.require(found.name());
      ObjectNode policy = policy(queue);
      ArrayNode statements = statements(policy);
      int index = find(statements, label);
      if (index < 0) {
        throw SqsFaults.invalid(label, "Label", "can't find label.");
      }
      statements.remove(index);
      store(queue, policy);
    }
    return Json.object();
  }

  private ObjectNode policy(Queue queue) {
    try {
      String text = queue.attributes().getOrDefault("Policy", "");
      if (!text.isEmpty() && Json.parse(text) instanceof ObjectNode policy) {
        return policy;
      }
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("A policy was kept that is none", e);
    }
    return Json.object()
        .put("Version", "2008-10-17")
        .put("Id", lookup.arns().arn(queue.name()) + "/SQSDefaultPolicy");
  }

  /** The statements as a list, which a policy with one alone may leave out. */
  private static ArrayNode statements(ObjectNode policy) {
    JsonNode given = policy.path("Statement");
    if (given instanceof ArrayNode list) {
      return list;
    }
    ArrayNode list = policy.putArray("Statement");
    if (given.isObject()) {
      list.add(given);
    }
    return list;
  }

  private static int find(ArrayNode statements, String label) {
    for (int i = 0; i < statements.size(); i++) {
      if (statements.path(i).path("Sid").asText().equals(label)) {
        return i;
      }
    }
    return -1;
  }

  private ObjectNode statement(
      Queue queue, String label, List<String> accounts, List<String> actions) {
    ObjectNode statement = Json.object().put("Sid", label).put("Effect", "Allow");
    List<String> principals =
        accounts.stream().map(account -> "arn:aws:iam::" + account + ":root").toList();
    statement.putObject("Principal").set("AWS", oneOrMany(principals));
    statement.set("Action", oneOrMany(actions.stream().map(action -> "SQS:" + action).toList()));
    return statement.put("Resource", lookup.arns().arn(queue.name()));
  }

  private static JsonNode oneOrMany(List<String> texts) {
    return Json.tree(texts.size() == 1 ? texts.getFirst() : texts);
  }

  private void store(Queue queue, ObjectNode policy) throws AwsFault {
    Map<String, String> attributes = new LinkedHashMap<>(queue.attributes());
    if (policy.path("Statement").isEmpty()) {
      attributes.remove("Policy");
    } else {
      attributes.put("Policy", Json.write(policy));
    }
    store.change(queue.withAttributes(attributes, clock.millis()));
  }
}
