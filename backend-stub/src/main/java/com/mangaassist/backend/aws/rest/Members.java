package com.mangaassist.backend.aws.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Members of a JSON body, whose constraints {@link RestBounds} has judged before.
 *
 * @param prefix where they stand in the body, as AWS's sentences say it; empty at the top
 */
public record Members(JsonNode json, String prefix) {

  /** The members at the top of a body. */
  public Members(JsonNode json) {
    this(json, "");
  }

  /** A text that must be there. */
  public String text(String name) throws RestFault {
    Optional<String> value = optionalText(name);
    if (value.isEmpty()) {
      throw RestFault.absent(prefix + camelCase(name));
    }
    return value.get();
  }

  /** A text that may be missing. */
  public Optional<String> optionalText(String name) throws RestFault {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw wrongType(name);
    }
    return Optional.of(value.textValue());
  }

  /** A whole number; missing when absent. */
  public OptionalInt integer(String name) throws RestFault {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalInt.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrongType(name);
    }
    return OptionalInt.of(value.intValue());
  }

  /** A number; missing when absent. */
  public Optional<Float> number(String name) throws RestFault {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isNumber()) {
      throw wrongType(name);
    }
    return Optional.of(value.floatValue());
  }

  /** Yes or no; missing when absent. */
  public Optional<Boolean> flag(String name) throws RestFault {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw wrongType(name);
    }
    return Optional.of(value.booleanValue());
  }

  /** A map of texts, empty when absent. */
  public Map<String, String> textMap(String name) throws RestFault {
    Map<String, String> map = new LinkedHashMap<>();
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return map;
    }
    if (!value.isObject()) {
      throw wrongType(name);
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (!entry.getValue().isTextual()) {
        throw wrongType(name + "." + entry.getKey());
      }
      map.put(entry.getKey(), entry.getValue().textValue());
    }
    return map;
  }

  /** A list of structures; missing when absent. */
  public Optional<List<Members>> list(String name) throws RestFault {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isArray() || value.valueStream().anyMatch(each -> !each.isObject())) {
      throw wrongType(name);
    }
    List<Members> all = new ArrayList<>();
    for (JsonNode each : value) {
      all.add(
          new Members(each, "%s.%d.member.".formatted(prefix + camelCase(name), all.size() + 1)));
    }
    return Optional.of(all);
  }

  /** A structure; missing when absent. */
  public Optional<Members> structure(String name) throws RestFault {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isObject()) {
      throw wrongType(name);
    }
    return Optional.of(new Members(value, prefix + camelCase(name) + "."));
  }

  /** Whether the member stands there, as something other than null. */
  public boolean has(String name) {
    return json.hasNonNull(name);
  }

  /** AWS writes members in its sentences with a small first letter. */
  static String camelCase(String member) {
    return member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
  }

  private static RestFault wrongType(String name) {
    return new RestFault(
        400, "SerializationException", "The member '" + name + "' has another type.");
  }
}
