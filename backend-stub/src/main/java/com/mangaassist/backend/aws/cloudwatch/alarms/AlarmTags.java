package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.cloudwatch.model.Input;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tags of alarms. */
final class AlarmTags {
  private static final int MOST = 50;

  private final AlarmStore store;
  private final AlarmArns arns;

  AlarmTags(AlarmStore store, AlarmArns arns) {
    this.store = store;
    this.arns = arns;
  }

  /** The tags that a call gives. */
  static Map<String, String> read(Input input) throws AwsFault {
    Map<String, String> tags = new HashMap<>();
    for (Input tag : input.structures("Tags")) {
      String key = tag.required("Key");
      if (key.startsWith("aws:")) {
        throw Faults.invalid("Tag keys that begin with aws: are reserved: " + key);
      }
      if (tags.put(key, tag.required("Value")) != null) {
        throw Faults.invalid("Duplicate tag key: " + key);
      }
    }
    requireFew(tags);
    return Map.copyOf(tags);
  }

  private static void requireFew(Map<String, String> tags) throws AwsFault {
    if (tags.size() > MOST) {
      throw Faults.invalid("The number of tags exceeds the limit of 50.");
    }
  }

  JsonNode list(JsonNode call) throws AwsFault {
    ObjectNode answer = Json.object();
    ArrayNode tags = answer.putArray("Tags");
    // AWS finds no tags on an alarm that is not there, rather than no alarm.
    new TreeMap<>(found(Input.of(call)).map(Alarm::tags).orElse(Map.of()))
        .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    return answer;
  }

  JsonNode tag(JsonNode call) throws AwsFault {
    Input input = Input.of(call);
    if (!input.has("Tags")) {
      throw input.missing("Tags");
    }
    Map<String, String> added = read(input);
    synchronized (store) {
      Alarm alarm = alarm(input);
      Map<String, String> tags = new HashMap<>(alarm.tags());
      tags.putAll(added);
      requireFew(tags);
      store.put(alarm.tagged(tags));
    }
    return Json.object();
  }

  JsonNode untag(JsonNode call) throws AwsFault {
    Input input = Input.of(call);
    if (!input.has("TagKeys")) {
      throw input.missing("TagKeys");
    }
    List<String> keys = input.texts("TagKeys");
    synchronized (store) {
      Alarm alarm = alarm(input);
      Map<String, String> tags = new HashMap<>(alarm.tags());
      keys.forEach(tags::remove);
      store.put(alarm.tagged(tags));
    }
    return Json.object();
  }

  private Alarm alarm(Input input) throws AwsFault {
    return found(input)
        .orElseThrow(
            () ->
                Faults.noResource(
                    "The resource "
                        + input.node().path("ResourceARN").asText()
                        + " does not exist."));
  }

  private Optional<Alarm> found(Input input) throws AwsFault {
    String arn = input.required("ResourceARN");
    String name = AlarmArns.nameOf(arn);
    if (!arn.startsWith("arn:aws:cloudwatch:")) {
      throw Faults.invalid("The value " + arn + " for parameter ResourceARN is invalid.");
    }
    return store.find(name).filter(alarm -> arns.of(alarm.name()).equals(arn));
  }
}
