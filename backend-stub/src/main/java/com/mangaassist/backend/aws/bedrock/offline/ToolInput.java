package com.mangaassist.backend.aws.bedrock.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.bedrock.Tools.Tool;
import com.mangaassist.services.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills a tool's input from a message, by the tool's JSON schema. */
final class ToolInput {
  private static final int DEEPEST = 8;

  private final Values values;
  private final String message;
  private final JsonNode schema;

  ToolInput(String message, Tool tool) {
    this.values = new Values(message);
    this.message = message;
    this.schema = tool.inputSchema();
  }

  /** What the message says, and no more. */
  ObjectNode found() {
    return object(schema, false, 0);
  }

  /** The same, and something that fits for all else that is required. */
  ObjectNode complete() {
    return object(schema, true, 0);
  }

  private ObjectNode object(JsonNode of, boolean complete, int depth) {
    ObjectNode input = Json.object();
    for (Map.Entry<String, JsonNode> property : of.path("properties").properties()) {
      JsonNode value = value(property.getKey(), property.getValue(), depth);
      if (value != null) {
        input.set(property.getKey(), value);
      }
    }
    for (JsonNode required : of.path("required")) {
      String name = required.asText();
      if (complete && !input.has(name)) {
        input.set(name, filler(of.path("properties").path(name), depth));
      }
    }
    return input;
  }

  private @Nullable JsonNode value(String name, JsonNode property, int depth) {
    if (property.path("enum").isArray()) {
      return values.oneOf(property.path("enum"));
    }
    if (property.has("const")) {
      return property.path("const");
    }
    return switch (type(property)) {
      case "string" -> text(name, property);
      case "integer" -> values.number(property, true);
      case "number" -> values.number(property, false);
      case "array" -> array(name, property, depth);
      case "object" -> {
        ObjectNode nested = depth < DEEPEST ? object(property, false, depth + 1) : Json.object();
        yield nested.isEmpty() || lacks(nested, property) ? null : nested;
      }
      default -> null;
    };
  }

  private static boolean lacks(ObjectNode input, JsonNode of) {
    for (JsonNode required : of.path("required")) {
      if (!input.has(required.asText())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable JsonNode array(String name, JsonNode property, int depth) {
    JsonNode item = value(name, property.path("items"), depth + 1);
    if (item == null) {
      return null;
    }
    ArrayNode array = Json.object().putArray("items");
    return array.add(item);
  }

  private @Nullable JsonNode text(String name, JsonNode property) {
    String found = values.text(name, property);
    return found == null ? null : Json.object().textNode(found);
  }

  /** Something that fits, where the message says nothing. */
  private JsonNode filler(JsonNode property, int depth) {
    if (property.has("default")) {
      return property.path("default");
    }
    if (property.has("const")) {
      return property.path("const");
    }
    if (!property.path("enum").isEmpty()) {
      return property.path("enum").path(0);
    }
    ObjectNode nodes = Json.object();
    return switch (type(property)) {
      case "integer", "number" -> nodes.numberNode(property.path("minimum").decimalValue());
      case "boolean" -> nodes.booleanNode(false);
      case "null" -> nodes.nullNode();
      case "array" -> {
        ArrayNode array = nodes.putArray("items");
        if (property.path("minItems").asInt() > 0 && depth < DEEPEST) {
          array.add(filler(property.path("items"), depth + 1));
        }
        yield array;
      }
      case "object" -> depth < DEEPEST ? object(property, true, depth + 1) : nodes;
      default -> nodes.textNode(message.strip());
    };
  }

  private static String type(JsonNode property) {
    JsonNode type = property.path("type");
    return type.isArray()
        ? type.path(0).asText()
        : type.asText(property.has("properties") ? "object" : "string");
  }
}
