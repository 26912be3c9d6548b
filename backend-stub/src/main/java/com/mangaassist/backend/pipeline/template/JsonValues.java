package com.mangaassist.backend.pipeline.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as the plain values that a template works with. */
final class JsonValues {

  private JsonValues() {}

  static @Nullable Object plain(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        for (var member : node.properties()) {
          Object value = plain(member.getValue());
          if (value != null) {
            map.put(member.getKey(), value);
          }
        }
        yield map;
      }
      case ARRAY -> {
        List<Object> list = new ArrayList<>();
        for (JsonNode each : node) {
          Object value = plain(each);
          list.add(value == null ? "" : value);
        }
        yield list;
      }
      case STRING -> node.textValue();
      case NUMBER -> node.numberValue();
      case BOOLEAN -> node.booleanValue();
      default -> null;
    };
  }
}
