package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Reads members of a request body and says what is wrong with them in AWS's words. */
final class Fields {
  private Fields() {}

  static JsonNode body(byte[] utf8) throws AwsFault {
    try {
      JsonNode body = Json.parse(utf8);
      if (body.isObject()) {
        return body;
      }
    } catch (Json.MalformedJsonException e) {
      // Not JSON and not an object have the same answer.
    }
    throw malformed("The request body is not a JSON object");
  }

  static AwsFault malformed(String problem) {
    return AwsFault.validation(
        "Malformed input request: %s, please reformat your input and try again."
            .formatted(problem));
  }

  static AwsFault constraint(String path, Object value, String constraint) {
    return AwsFault.validation(
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must %s"
            .formatted(value, path, constraint));
  }

  /** A whole number of at least 1, or {@code whenAbsent}. */
  static int positive(JsonNode parent, String name, String path, int whenAbsent) throws AwsFault {
    JsonNode value = parent.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return whenAbsent;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new AwsFault(
          400, "SerializationException", "NUMBER_VALUE can not be converted to a Integer");
    }
    if (value.intValue() < 1) {
      throw constraint(path, value.asText(), "have value greater than or equal to 1");
    }
    return value.intValue();
  }

  /** A number between 0 and 1, or {@code whenAbsent}. */
  static double share(JsonNode parent, String name, String path, double whenAbsent)
      throws AwsFault {
    JsonNode value = parent.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return whenAbsent;
    }
    if (value.isNumber() && value.doubleValue() > 1) {
      throw constraint(path, value.asText(), "have value less than or equal to 1");
    }
    if (!value.isNumber() || value.doubleValue() < 0) {
      throw constraint(path, value.asText(), "have value greater than or equal to 0");
    }
    return value.doubleValue();
  }

  /** Texts of at least one character; an empty list when absent. */
  static List<String> texts(JsonNode parent, String name, String path) throws AwsFault {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : parent.path(name)) {
      if (!value.isTextual() || value.textValue().isEmpty()) {
        throw constraint(path, value.asText(), "have length greater than or equal to 1");
      }
      texts.add(value.textValue());
    }
    return texts;
  }
}
