package com.mangaassist.backend.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.Bus;
import com.mangaassist.backend.aws.events.state.BusPolicy;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import com.mangaassist.services.json.Utf8;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may put events on a bus: its resource policy, statement by statement or whole. */
final class PermissionOperations {

  private static final Pattern ACTION = Pattern.compile("events:[a-zA-Z]+");
  private static final Pattern PRINCIPAL = Pattern.compile("(\\d{12}|\\*)");
  private static final Pattern STATEMENT_ID = Pattern.compile("[a-zA-Z0-9-_]+");
  private static final String ANYONE = "*";
  private static final int ID_LENGTH = 64;
  private static final int MOST_BYTES = 10_240;

  private final Registry registry;
  private final Arns arns;
  private final Clock clock;

  PermissionOperations(Registry registry, Arns arns, Clock clock) {
    this.registry = registry;
    this.arns = arns;
    this.clock = clock;
  }

  JsonNode put(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = busName(check);
    Optional<String> policy = check.optional("Policy", 0, Integer.MAX_VALUE, null);
    String action = check.optional("Action", 1, ID_LENGTH, ACTION).orElse(BusPolicy.PUT_EVENTS);
    Optional<String> principal = check.optional("Principal", 1, 12, PRINCIPAL);
    Optional<String> id = check.optional("StatementId", 1, ID_LENGTH, STATEMENT_ID);
    Optional<JsonNode> condition = condition(check);
    check.done();
    synchronized (registry) {
      Bus bus = Shapes.bus(registry, name);
      JsonNode changed;
      if (policy.isPresent()) {
        changed = parsed(policy.get());
      } else {
        if (principal.isEmpty() || id.isEmpty()) {
          throw AwsFault.validation(
              "Parameter(s) Action, Principal and StatementId must be specified.");
        }
        if (!action.equals(BusPolicy.PUT_EVENTS)) {
          throw AwsFault.validation("Provided value in parameter 'action' is not supported.");
        }
        if (condition.isPresent() && !principal.get().equals(ANYONE)) {
          throw AwsFault.validation(
              "Value of the parameter 'principal' must be '*' when the parameter 'condition' is"
                  + " set.");
        }
        changed = with(bus, id.get(), statement(name, id.get(), principal.get(), condition));
      }
      if (Utf8.length(Json.write(changed)) > MOST_BYTES) {
        throw new AwsFault(400, "PolicyLengthExceededException", "The policy is over 10240 bytes.");
      }
      registry.put(bus.withPolicy(changed, clock.millis()));
    }
    return Json.object();
  }

  /** Neither an ARN nor the bus of a partner. */
  private static String busName(Check check) throws AwsFault {
    return check
        .optional("EventBusName", 1, Shapes.BUS_NAME_LENGTH, Shapes.NAME)
        .orElse(Arns.DEFAULT_BUS);
  }

  private static Optional<JsonNode> condition(Check check) throws AwsFault {
    Optional<JsonNode> condition = check.structure("Condition");
    if (condition.isPresent()) {
      Check inner = check.inside(condition.get(), "condition");
      for (String member : List.of("Type", "Key", "Value")) {
        inner.required(member, 0, Integer.MAX_VALUE, null);
      }
    }
    return condition;
  }

  private static JsonNode parsed(String policy) throws AwsFault {
    try {
      JsonNode parsed = Json.parse(policy);
      if (parsed.isObject() && parsed.path("Statement").isContainerNode()) {
        return parsed;
      }
    } catch (MalformedJsonException e) {
      throw notAPolicy();
    }
    throw notAPolicy();
  }

  private static AwsFault notAPolicy() {
    return AwsFault.validation("Parameter Policy is not valid.");
  }

  private ObjectNode statement(
      String bus, String id, String principal, Optional<JsonNode> condition) {
    ObjectNode statement = Json.object().put("Sid", id).put("Effect", "Allow");
    if (principal.equals(ANYONE)) {
      statement.put("Principal", ANYONE);
    } else {
      statement.putObject("Principal").put("AWS", "arn:aws:iam::" + principal + ":root");
    }
    statement.put("Action", BusPolicy.PUT_EVENTS).put("Resource", arns.bus(bus));
    condition.ifPresent(
        given ->
            statement
                .putObject("Condition")
                .putObject(given.path("Type").asText())
                .put(given.path("Key").asText(), given.path("Value").asText()));
    return statement;
  }

  private static JsonNode with(Bus bus, String id, ObjectNode statement) {
    ObjectNode policy = Json.object().put("Version", "2012-10-17");
    ArrayNode statements = policy.putArray("Statement");
    others(bus, id).forEach(statements::add);
    statements.add(statement);
    return policy;
  }

  private static ArrayNode others(Bus bus, String id) {
    ArrayNode others = Json.object().putArray("Statement");
    @Nullable JsonNode policy = bus.policy();
    if (policy != null) {
      JsonNode all = policy.path("Statement");
      if (all.isObject()) {
        others.add(all);
      } else {
        all.forEach(others::add);
      }
    }
    for (int i = others.size() - 1; i >= 0; i--) {
      if (others.get(i).path("Sid").asText().equals(id)) {
        others.remove(i);
      }
    }
    return others;
  }

  JsonNode remove(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = busName(check);
    Optional<String> id = check.optional("StatementId", 1, ID_LENGTH, STATEMENT_ID);
    check.done();
    boolean all = input.path("RemoveAllPermissions").asBoolean(false);
    synchronized (registry) {
      Bus bus = Shapes.bus(registry, name);
      if (all) {
        registry.put(bus.withPolicy(null, clock.millis()));
        return Json.object();
      }
      ArrayNode left = others(bus, id.orElse(""));
      if (left.size() == others(bus, "").size()) {
        throw new AwsFault(
            400, "ResourceNotFoundException", "Statement with the provided id does not exist.");
      }
      ObjectNode policy = Json.object().put("Version", "2012-10-17");
      policy.set("Statement", left);
      registry.put(bus.withPolicy(left.isEmpty() ? null : policy, clock.millis()));
    }
    return Json.object();
  }
}
