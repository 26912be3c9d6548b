package com.mangaassist.backend.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.aws.events.state.Rule;
import com.mangaassist.backend.aws.events.state.Target;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Operations on the targets of rules. */
final class TargetOperations {

  private static final int MOST_TARGETS = 5;
  private static final int MOST_IN_A_CALL = 100;

  private final Registry registry;
  private final Arns arns;

  TargetOperations(Registry registry, Arns arns) {
    this.registry = registry;
    this.arns = arns;
  }

  JsonNode put(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = RuleOperations.name(check, "Rule");
    String bus = Shapes.busName(check, arns);
    List<JsonNode> given = check.list("Targets", 1, MOST_IN_A_CALL);
    int place = 0;
    for (JsonNode target : given) {
      place++;
      TargetCheck.shape(check.inside(target, "targets." + place + ".member"), target);
    }
    check.done();
    ObjectNode answer = nothingFailed();
    List<JsonNode> good = new ArrayList<>();
    for (JsonNode target : given) {
      Optional<String> problem = TargetCheck.problemOfEntry(target);
      if (problem.isPresent()) {
        failed(answer, target.path("Id").asText(), "ValidationException", problem.get());
      } else {
        TargetCheck.meaning(target, arns);
        good.add(target);
      }
    }
    synchronized (registry) {
      Rule rule = RuleOperations.rule(registry, bus, name);
      TreeMap<String, Target> all = new TreeMap<>();
      rule.targets().forEach(target -> all.put(target.id(), target));
      for (JsonNode target : good) {
        Target old = all.get(target.path("Id").asText());
        all.put(target.path("Id").asText(), new Target(old == null ? 0 : old.seq(), target));
      }
      if (all.size() > MOST_TARGETS) {
        throw Shapes.tooMany();
      }
      List<Target> numbered = new ArrayList<>();
      for (Target target : all.values()) {
        numbered.add(
            target.seq() == 0 ? new Target(registry.nextSequence(), target.wire()) : target);
      }
      registry.put(rule.withTargets(numbered));
    }
    return answer;
  }

  private static ObjectNode nothingFailed() {
    ObjectNode answer = Json.object().put("FailedEntryCount", 0);
    answer.putArray("FailedEntries");
    return answer;
  }

  private static void failed(ObjectNode answer, String id, String code, String message) {
    answer.put("FailedEntryCount", answer.path("FailedEntryCount").asInt() + 1);
    answer
        .withArray("FailedEntries")
        .addObject()
        .put("TargetId", id)
        .put("ErrorCode", code)
        .put("ErrorMessage", message);
  }

  JsonNode remove(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = RuleOperations.name(check, "Rule");
    String bus = Shapes.busName(check, arns);
    check.list("Ids", 1, MOST_IN_A_CALL);
    List<String> ids = check.optionalTexts("Ids", 1, Shapes.RULE_NAME_LENGTH, Shapes.NAME);
    check.done();
    ObjectNode answer = nothingFailed();
    synchronized (registry) {
      Rule rule = RuleOperations.rule(registry, bus, name);
      List<Target> left =
          rule.targets().stream().filter(target -> !ids.contains(target.id())).toList();
      registry.put(rule.withTargets(left));
      for (String id : ids) {
        Optional<Target> there =
            rule.targets().stream().filter(target -> target.id().equals(id)).findFirst();
        if (there.isEmpty()) {
          failed(
              answer,
              id,
              "ResourceNotFoundException",
              "Rule " + name + " does not have a target with the Id " + id + ".");
        }
      }
    }
    return answer;
  }

  JsonNode list(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String name = RuleOperations.name(check, "Rule");
    String bus = Shapes.busName(check, arns);
    Pages pages = Pages.of(check, "targets");
    check.done();
    Rule rule = RuleOperations.rule(registry, bus, name);
    return pages.answer("Targets", rule.targets(), Target::id, Target::wire);
  }
}
