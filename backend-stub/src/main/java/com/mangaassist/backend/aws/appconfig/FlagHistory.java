package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When each flag and each value was made and last changed: AWS writes it into the hosted content,
 * so that what is read back holds more than what was put.
 */
final class FlagHistory {
  private static final String CREATED = "_createdAt";
  private static final String UPDATED = "_updatedAt";

  private FlagHistory() {}

  /**
   * The content with its times.
   *
   * @param content a valid set of flags
   * @param before the version before this one, whose times go on for what is the same
   */
  static byte[] written(byte[] content, Optional<byte[]> before, Instant now) {
    JsonNode root = parsed(content);
    JsonNode old = before.map(FlagHistory::parsed).orElse(Json.object());
    String stamp = now.truncatedTo(ChronoUnit.MILLIS).toString();
    for (String part : List.of("flags", "values")) {
      for (Map.Entry<String, JsonNode> entry : root.path(part).properties()) {
        write((ObjectNode) entry.getValue(), old.path(part).path(entry.getKey()), stamp);
      }
    }
    return Json.writeBytes(root);
  }

  private static void write(ObjectNode entry, JsonNode before, String stamp) {
    String created = entry.path(CREATED).asText(before.path(CREATED).asText(stamp));
    boolean same = bare(entry).equals(bare(before));
    String updated = same ? before.path(UPDATED).asText(stamp) : stamp;
    entry.put(CREATED, created).put(UPDATED, updated);
  }

  private static JsonNode bare(JsonNode entry) {
    return entry instanceof ObjectNode object
        ? object.deepCopy().without(List.of(CREATED, UPDATED))
        : entry;
  }

  private static JsonNode parsed(byte[] content) {
    try {
      return Json.parse(content);
    } catch (Json.MalformedJsonException e) {
      throw new IllegalArgumentException("Flags are validated before they are kept", e);
    }
  }
}
