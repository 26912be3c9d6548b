package com.mangaassist.backend.aws.appconfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.services.json.Json;
import java.util.Map;

/**
 * Flags as clients get them: a map of keys, each with {@code enabled} and, if that is true, the
 * attributes' values. Definitions, names and descriptions stay behind. Of variants there is the
 * default one with its name: calls of the CLI and the SDKs do not choose, AWS's agent does.
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
    JsonNode variants = value.path("_variants");
    if (variants.isEmpty()) {
      return delivered(Json.object(), value.path("enabled").asBoolean(), value);
    }
    // Rules need a context, which this API does not carry: what no rule chooses is the default.
    JsonNode standard = variants.path(variants.size() - 1);
    ObjectNode named = Json.object().put("_variant", standard.path("name").asText());
    return delivered(named, standard.path("enabled").asBoolean(), standard.path("attributeValues"));
  }

  private static ObjectNode delivered(ObjectNode delivered, boolean enabled, JsonNode attributes) {
    delivered.put("enabled", enabled);
    if (enabled) {
      for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
        if (!attribute.getKey().startsWith("_")) {
          delivered.set(attribute.getKey(), attribute.getValue());
        }
      }
    }
    return delivered;
  }
}
