package com.mangaassist.backend.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A queue as it was set up; times in milliseconds since 1970.
 *
 * @param attributes what was set, by AWS's names; the others have their defaults
 * @param purgedAt when it was emptied last, or 0
 */
record Queue(
    long id,
    String name,
    long createdAt,
    long modifiedAt,
    long purgedAt,
    Map<String, String> attributes,
    Map<String, String> tags) {

  Queue {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  boolean fifo() {
    return name.endsWith(".fifo");
  }

  /** An attribute that is a whole number, or its default. */
  int whole(String attribute) {
    return Integer.parseInt(
        attributes.getOrDefault(attribute, QueueAttributes.DEFAULTS.getOrDefault(attribute, "0")));
  }

  Optional<RedrivePolicy> redrive() {
    return Optional.ofNullable(attributes.get("RedrivePolicy")).flatMap(RedrivePolicy::stored);
  }

  Queue withAttributes(Map<String, String> changed, long now) {
    return new Queue(id, name, createdAt, now, purgedAt, changed, tags);
  }

  Queue withTags(Map<String, String> changed) {
    return new Queue(id, name, createdAt, modifiedAt, purgedAt, attributes, changed);
  }

  Queue purged(long now) {
    return new Queue(id, name, createdAt, modifiedAt, now, attributes, tags);
  }

  Queue withId(long given) {
    return new Queue(given, name, createdAt, modifiedAt, purgedAt, attributes, tags);
  }

  /** All but id and name, as it stands in the store. */
  String doc() {
    ObjectNode doc =
        Json.object()
            .put("createdAt", createdAt)
            .put("modifiedAt", modifiedAt)
            .put("purgedAt", purgedAt);
    doc.set("attributes", Json.tree(attributes));
    doc.set("tags", Json.tree(tags));
    return Json.write(doc);
  }

  static Queue stored(long id, String name, JsonNode doc) {
    return new Queue(
        id,
        name,
        doc.path("createdAt").asLong(),
        doc.path("modifiedAt").asLong(),
        doc.path("purgedAt").asLong(),
        texts(doc.path("attributes")),
        texts(doc.path("tags")));
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }
}
