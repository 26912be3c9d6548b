package com.mangaassist.backend.aws.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Members of a JSON body; each reader checks the bounds of AWS's model.
 *
 * @param prefix where they stand in the body, as AWS's sentences say it; empty at the top
 */
public record Members(JsonNode json, String prefix) {

  /** The members at the top of a body. */
  public Members(JsonNode json) {
    this(json, "");
  }

  /** The answer to a body that lacks a member. */
  public RestFault absent(String name) {
    return RestFault.absent(place(name));
  }

  private String place(String name) {
    return prefix + camelCase(name);
  }

  /** A text that must be there. */
  public String text(String name, int least, int most) throws RestFault {
    Optional<String> value = optionalText(name, least, most);
    if (value.isEmpty()) {
      throw absent(name);
    }
    return value.get();
  }

  /** A text that may be missing. */
  public Optional<String> optionalText(String name, int least, int most) throws RestFault {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw wrongType(name);
    }
    return Optional.of(length(value.textValue(), place(name), least, most));
  }

  /** A text that fits a pattern and must be there. */
  public String text(String name, Pattern pattern) throws RestFault {
    String value = text(name, 0, Integer.MAX_VALUE);
    return matching(value, place(name), pattern);
  }

  /** One of the {@code values}; missing when absent. */
  public Optional<String> choice(String name, Set<String> values) throws RestFault {
    Optional<String> value = optionalText(name, 0, Integer.MAX_VALUE);
    if (value.isPresent() && !values.contains(value.get())) {
      throw RestFault.constraint(
          value.get(), place(name), "satisfy enum value set: " + values.stream().sorted().toList());
    }
    return value;
  }

  /** A whole number between two bounds; missing when absent. */
  public OptionalInt integer(String name, int least, int most) throws RestFault {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalInt.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrongType(name);
    }
    return OptionalInt.of(between(value.longValue(), place(name), least, most));
  }

  /** A whole number that must be there. */
  public int requiredInteger(String name, int least, int most) throws RestFault {
    OptionalInt value = integer(name, least, most);
    if (value.isEmpty()) {
      throw absent(name);
    }
    return value.getAsInt();
  }

  /** A number between two bounds; missing when absent. */
  public Optional<Float> number(String name, float least, float most) throws RestFault {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isNumber()) {
      throw wrongType(name);
    }
    float read = value.floatValue();
    if (!(read >= least)) {
      throw RestFault.constraint(
          value.asText(), place(name), "have value greater than or equal to " + (int) least);
    }
    if (read > most) {
      throw RestFault.constraint(
          value.asText(), place(name), "have value less than or equal to " + (int) most);
    }
    return Optional.of(read);
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

  /** A text of some length that fits a pattern; missing when absent. */
  public Optional<String> optionalText(String name, int least, int most, Pattern pattern)
      throws RestFault {
    Optional<String> value = optionalText(name, least, most);
    if (value.isPresent()) {
      matching(value.get(), place(name), pattern);
    }
    return value;
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

  /** A list of structures of at most {@code most}; missing when absent. */
  public Optional<List<Members>> list(String name, int most) throws RestFault {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isArray() || value.valueStream().anyMatch(each -> !each.isObject())) {
      throw wrongType(name);
    }
    if (value.size() > most) {
      throw RestFault.constraint(
          value.toString(), place(name), "have length less than or equal to " + most);
    }
    List<Members> all = new ArrayList<>();
    for (JsonNode each : value) {
      all.add(new Members(each, "%s.%d.member.".formatted(place(name), all.size() + 1)));
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
    return Optional.of(new Members(value, place(name) + "."));
  }

  /** Whether the member stands there, as something other than null. */
  public boolean has(String name) {
    return json.hasNonNull(name);
  }

  /** Checks a text's length. */
  public static String length(String value, String member, int least, int most) throws RestFault {
    int length = value.codePointCount(0, value.length());
    if (length < least) {
      throw RestFault.constraint(value, member, "have length greater than or equal to " + least);
    }
    if (length > most) {
      throw RestFault.constraint(value, member, "have length less than or equal to " + most);
    }
    return value;
  }

  /** Checks a text against a pattern. */
  public static String matching(String value, String member, Pattern pattern) throws RestFault {
    if (!pattern.matcher(value).matches()) {
      throw RestFault.constraint(
          value, member, "satisfy regular expression pattern: " + pattern.pattern());
    }
    return value;
  }

  /** Checks a whole number. */
  public static int between(long value, String member, int least, int most) throws RestFault {
    if (value < least) {
      throw RestFault.constraint(value, member, "have value greater than or equal to " + least);
    }
    if (value > most) {
      throw RestFault.constraint(value, member, "have value less than or equal to " + most);
    }
    return (int) value;
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
