package com.mangaassist.backend.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Members of a request or of an entry of its batch. */
record Input(JsonNode json) {

  /** A text that must be there; an empty one is taken for none, as AWS does. */
  String required(String name) throws AwsFault {
    Optional<String> text = text(name).filter(given -> !given.isEmpty());
    if (text.isEmpty()) {
      throw SqsFaults.missing(name);
    }
    return text.get();
  }

  /** A text that may be missing. */
  Optional<String> text(String name) throws AwsFault {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw SqsFaults.wrongType(name);
    }
    return Optional.of(value.textValue());
  }

  /** A whole number that may be missing. */
  OptionalInt whole(String name) throws AwsFault {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalInt.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw SqsFaults.wrongType(name);
    }
    return OptionalInt.of(value.intValue());
  }

  /** A whole number within bounds, or {@code otherwise} when it is missing. */
  int whole(String name, int least, int most, String reason, int otherwise) throws AwsFault {
    OptionalInt value = whole(name);
    if (value.isPresent() && (value.getAsInt() < least || value.getAsInt() > most)) {
      throw SqsFaults.invalid(value.getAsInt(), name, reason);
    }
    return value.orElse(otherwise);
  }

  /** A list of texts; empty when it is missing. */
  List<String> texts(String name) throws AwsFault {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : elements(name)) {
      if (!element.isTextual()) {
        throw SqsFaults.wrongType(name);
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  /** A list of structures; empty when it is missing. */
  List<Input> structures(String name) throws AwsFault {
    List<Input> structures = new ArrayList<>();
    for (JsonNode element : elements(name)) {
      if (!element.isObject()) {
        throw SqsFaults.wrongType(name);
      }
      structures.add(new Input(element));
    }
    return structures;
  }

  private JsonNode elements(String name) throws AwsFault {
    JsonNode value = json.path(name);
    if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
      throw SqsFaults.wrongType(name);
    }
    return value;
  }

  /** A map of texts; empty when it is missing. */
  Map<String, String> textMap(String name) throws AwsFault {
    Map<String, String> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : map(name).entrySet()) {
      if (!entry.getValue().isTextual()) {
        throw SqsFaults.wrongType(name);
      }
      map.put(entry.getKey(), entry.getValue().textValue());
    }
    return map;
  }

  /** A map of structures; empty when it is missing. */
  Map<String, Input> structureMap(String name) throws AwsFault {
    Map<String, Input> map = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : map(name).entrySet()) {
      if (!entry.getValue().isObject()) {
        throw SqsFaults.wrongType(name);
      }
      map.put(entry.getKey(), new Input(entry.getValue()));
    }
    return map;
  }

  private Map<String, JsonNode> map(String name) throws AwsFault {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Map.of();
    }
    if (!value.isObject()) {
      throw SqsFaults.wrongType(name);
    }
    Map<String, JsonNode> map = new LinkedHashMap<>();
    value.properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
    return map;
  }

  boolean has(String name) {
    return json.hasNonNull(name);
  }
}
