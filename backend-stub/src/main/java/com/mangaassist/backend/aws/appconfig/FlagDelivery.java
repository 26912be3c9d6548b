package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;
import java.util.Map;

/**
 * Flags as clients get them: a map of keys, each with {@code enabled} and, if that is true, the
 * attributes' values. Definitions, names and descriptions stay behind.
 */
final class FlagDelivery {
  private FlagDelivery() {}

  /** The simplified form of a valid set of flags, in UTF-8. */
  static byte[] simplified(byte[] content) {
    try {
      JsonNode root = Json.parse(content);
      ObjectNode delivered = Json.object();
      for (Map.Entry<String, JsonNode> flag : root.path("flags").properties()) {
        delivered.set(flag.getKey(), value(root.path("values").path(flag.getKey())));
      }
      return Json.writeBytes(delivered);
    } catch (Json.MalformedJsonException e) {
      throw new IllegalArgumentException("Flags are validated before they are delivered", e);
    }
  }

  private static ObjectNode value(JsonNode value) {
    ObjectNode delivered = Json.object();
    if (value.has("_variants")) {
      ArrayNode variants = delivered.putArray("_variants");
      value.path("_variants").forEach(variant -> variants.add(variant(variant)));
      return delivered;
    }
    boolean enabled = value.path("enabled").asBoolean();
    delivered.put("enabled", enabled);
    if (enabled) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        if (!member.getKey().startsWith("_")) {
          delivered.set(member.getKey(), member.getValue());
        }
      }
    }
    return delivered;
  }

  /** A variant goes out with its rule: who knows the context chooses. */
  private static ObjectNode variant(JsonNode variant) {
    ObjectNode delivered = ((ObjectNode) variant).deepCopy();
    if (!variant.path("enabled").asBoolean()) {
      delivered.remove("attributeValues");
    }
    return delivered;
  }
}
