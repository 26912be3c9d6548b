package com.mangaassist.backend.pipeline.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.platform.parts.IdText;
import com.mangaassist.services.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the members of a JSON object and collects everything that is wrong with them. */
final class Fields {

  private final JsonNode object;
  private final List<FieldError> errors = new ArrayList<>();

  private Fields(JsonNode object) {
    this.object = object;
  }

  static Fields of(byte[] body) throws BadInputException {
    try {
      return of(Json.parse(body));
    } catch (Json.MalformedJsonException e) {
      throw new BadInputException("body", notJson(e));
    }
  }

  static Fields of(String text) throws BadInputException {
    try {
      return of(Json.parse(text));
    } catch (Json.MalformedJsonException e) {
      throw new BadInputException("body", notJson(e));
    }
  }

  private static Fields of(JsonNode node) throws BadInputException {
    if (!node.isObject()) {
      throw new BadInputException("body", "must be a JSON object");
    }
    return new Fields(node);
  }

  private static String notJson(Json.MalformedJsonException e) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith("Duplicate field") ? "holds a key twice" : "is not valid JSON";
  }

  /** A text that has to be there, 1 to {@code max} code points, not blank. */
  String required(String name, int max) {
    JsonNode node = object.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return wrong(name, "is required");
    }
    if (!node.isTextual()) {
      return wrong(name, "must be a string");
    }
    return checked(name, node.textValue(), max);
  }

  /** An id that has to be there, as {@link IdText} has it. */
  String id(String name) {
    String id = required(name, IdText.LONGEST);
    String problem = id.isEmpty() ? "" : IdText.problem(id);
    return problem.isEmpty() ? id : wrong(name, problem);
  }

  /** An id that may be absent or null. */
  @Nullable String optionalId(String name) {
    JsonNode node = object.path(name);
    return node.isMissingNode() || node.isNull() ? null : id(name);
  }

  /** A text that may be absent or null. */
  @Nullable String optional(String name, int max) {
    JsonNode node = object.path(name);
    return node.isMissingNode() || node.isNull() ? null : required(name, max);
  }

  /** A text that may be empty, absent or null. */
  @Nullable String optionalOrEmpty(String name, int max) {
    return object.path(name).asText("-").isEmpty() ? "" : optional(name, max);
  }

  /** One of a few words, or absent. */
  @Nullable String oneOf(String name, Set<String> allowed) {
    String value = optional(name, 64);
    if (value != null && !value.isEmpty() && !allowed.contains(value)) {
      return wrong(name, "must be one of " + String.join(", ", allowed.stream().sorted().toList()));
    }
    return value;
  }

  /** A list of texts, each as {@link #required}; an absent one is empty. */
  List<String> texts(String name, int most, int max) {
    JsonNode node = object.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return List.of();
    }
    if (!node.isArray() || node.size() > most) {
      wrong(name, "must be a list of at most " + most + " strings");
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode each : node) {
      texts.add(each.isTextual() ? checked(name, each.textValue(), max) : "");
      if (!each.isTextual()) {
        wrong(name, "must be a list of strings");
      }
    }
    return texts;
  }

  /** A whole number in a range, or the default. */
  int number(String name, int min, int max, int otherwise) {
    JsonNode node = object.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return otherwise;
    }
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      wrong(name, "must be a whole number");
    } else if (node.intValue() < min || node.intValue() > max) {
      wrong(name, "must be " + min + " to " + max);
    }
    return node.intValue();
  }

  /** True or false, or absent. */
  @Nullable Boolean bool(String name) {
    JsonNode node = object.path(name);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isBoolean()) {
      wrong(name, "must be true or false");
    }
    return node.booleanValue();
  }

  /** Notes a problem. */
  String wrong(String name, String problem) {
    errors.add(new FieldError(name, problem));
    return "";
  }

  /** Throws if anything was wrong. */
  void check() throws BadInputException {
    if (!errors.isEmpty()) {
      throw new BadInputException(errors);
    }
  }

  private String checked(String name, String text, int max) {
    if (text.isEmpty()) {
      return wrong(name, "must not be empty");
    }
    int characters = 0;
    boolean blank = true;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return wrong(name, "holds half a character (a lone surrogate)");
      }
      if (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r') {
        return wrong(name, "holds control characters");
      }
      blank &= IdText.invisible(c);
      characters++;
      i += Character.charCount(c);
    }
    if (characters > max) {
      return wrong(name, "must be at most " + String.format("%,d", max) + " characters");
    }
    return blank ? wrong(name, "must not be blank") : text;
  }
}
