package com.mangaassist.backend.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.aws.events.state.Rule;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Tags of buses and rules. */
final class Tags {

  private static final int MOST_TAGS = 50;
  private static final int KEY_LENGTH = 128;
  private static final int VALUE_LENGTH = 256;

  private final Registry registry;
  private final Arns arns;

  Tags(Registry registry, Arns arns) {
    this.registry = registry;
    this.arns = arns;
  }

  /** The member {@code Tags} of a call that creates something. */
  static Map<String, String> given(Check check) throws AwsFault {
    Map<String, String> tags = new LinkedHashMap<>();
    int place = 0;
    for (JsonNode tag : check.elements("Tags")) {
      place++;
      Check inner = check.inside(tag, "tags." + place + ".member");
      tags.put(
          inner.required("Key", 1, KEY_LENGTH, null),
          inner.required("Value", 0, VALUE_LENGTH, null));
    }
    return tags;
  }

  JsonNode tag(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String arn = check.required("ResourceARN", 1, Shapes.ARN_LENGTH, null);
    check.list("Tags", 0, Integer.MAX_VALUE);
    Map<String, String> added = given(check);
    check.done();
    change(
        arn,
        old -> {
          Map<String, String> all = new LinkedHashMap<>(old);
          all.putAll(added);
          return all;
        });
    return Json.object();
  }

  JsonNode untag(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String arn = check.required("ResourceARN", 1, Shapes.ARN_LENGTH, null);
    Set<String> keys = new HashSet<>(check.texts("TagKeys", 1, KEY_LENGTH, null));
    check.done();
    change(
        arn,
        old -> {
          Map<String, String> left = new LinkedHashMap<>(old);
          left.keySet().removeAll(keys);
          return left;
        });
    return Json.object();
  }

  JsonNode list(JsonNode input) throws AwsFault {
    Check check = new Check(input);
    String arn = check.required("ResourceARN", 1, Shapes.ARN_LENGTH, null);
    check.done();
    ObjectNode answer = Json.object();
    ArrayNode tags = answer.putArray("Tags");
    current(arn).forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    return answer;
  }

  private Map<String, String> current(String arn) throws AwsFault {
    return ofRule(arn) ? rule(arn).tags() : Shapes.bus(registry, Arns.nameOf(arn)).tags();
  }

  private void change(String arn, UnaryOperator<Map<String, String>> how) throws AwsFault {
    synchronized (registry) {
      Map<String, String> changed = how.apply(current(arn));
      if (changed.size() > MOST_TAGS) {
        throw Shapes.tooMany();
      }
      if (ofRule(arn)) {
        registry.put(rule(arn).withTags(changed));
      } else {
        registry.put(Shapes.bus(registry, Arns.nameOf(arn)).withTags(changed));
      }
    }
  }

  private boolean ofRule(String arn) throws AwsFault {
    if (arn.startsWith(arns.rule(Arns.DEFAULT_BUS, ""))) {
      return true;
    }
    if (arn.startsWith(arns.bus(""))) {
      return false;
    }
    throw AwsFault.validation(
        "Parameter ResourceARN is not valid. Reason: Provided Arn is not in correct format.");
  }

  private Rule rule(String arn) throws AwsFault {
    String path = Arns.nameOf(arn);
    int slash = path.lastIndexOf('/');
    String bus = slash < 0 ? Arns.DEFAULT_BUS : path.substring(0, slash);
    return RuleOperations.rule(registry, bus, path.substring(slash + 1));
  }
}
