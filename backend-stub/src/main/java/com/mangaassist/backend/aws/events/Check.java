package com.mangaassist.backend.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.backend.aws.shapes.MemberBounds;
import com.mangaassist.services.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a call's members and says all of it at once, as AWS does. */
final class Check {

  /** A pattern with groups needs a stack as deep as a text is long; what is longer is told so. */
  private static final int DEEPEST = 2000;

  private final JsonNode input;
  private final String prefix;
  private final List<String> problems;

  Check(JsonNode input) {
    this(input, "", new ArrayList<>());
  }

  private Check(JsonNode input, String prefix, List<String> problems) {
    this.input = input;
    this.prefix = prefix;
    this.problems = problems;
  }

  /** Checks a structure inside; the path is as AWS writes it, such as {@code targets.1.member}. */
  Check inside(JsonNode inner, String path) {
    return new Check(inner, prefix + path + ".", problems);
  }

  /** A text that must be there. */
  String required(String member, int least, int most, @Nullable Pattern pattern) throws AwsFault {
    Optional<String> text = optional(member, least, most, pattern);
    if (text.isEmpty()) {
      missing(member);
    }
    return text.orElse("");
  }

  /** A text that may be missing. */
  Optional<String> optional(String member, int least, int most, @Nullable Pattern pattern)
      throws AwsFault {
    JsonNode value = input.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw wrongType(member, value, "String");
    }
    String text = value.textValue();
    if (pattern != null
        && text.length() <= Math.max(most, DEEPEST)
        && !pattern.matcher(text).matches()) {
      failed(text, member, "Member must satisfy regular expression pattern: " + pattern);
    }
    if (text.length() > most) {
      failed(text, member, "Member must have length less than or equal to " + most);
    }
    if (text.length() < least) {
      failed(text, member, "Member must have length greater than or equal to " + least);
    }
    return Optional.of(text);
  }

  /** How long a text is that may be missing. */
  int length(String member) {
    return input.path(member).asText("").length();
  }

  /** One of some texts. */
  Optional<String> oneOf(String member, List<String> values) throws AwsFault {
    Optional<String> text = optional(member, 0, Integer.MAX_VALUE, null);
    text.filter(value -> !values.contains(value))
        .ifPresent(
            value ->
                failed(
                    value,
                    member,
                    "Member must satisfy enum value set: [" + String.join(", ", values) + "]"));
    return text;
  }

  /** A whole number that may be missing. */
  Optional<Integer> whole(String member, int least, int most) throws AwsFault {
    JsonNode value = input.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrongType(member, value, "Integer");
    }
    int number = value.intValue();
    if (number > most) {
      failed(value.asText(), member, "Member must have value less than or equal to " + most);
    }
    if (number < least) {
      failed(value.asText(), member, "Member must have value greater than or equal to " + least);
    }
    return Optional.of(number);
  }

  /** A list that must be there, with a number of elements. */
  List<JsonNode> list(String member, int least, int most) throws AwsFault {
    return list(member, least, most, JsonNode::toString);
  }

  /** The same; {@code shown} says an element as the error repeats it. */
  List<JsonNode> list(String member, int least, int most, Function<JsonNode, String> shown)
      throws AwsFault {
    JsonNode value = input.path(member);
    if (value.isMissingNode() || value.isNull()) {
      missing(member);
      return List.of();
    }
    if (!value.isArray()) {
      throw wrongType(member, value, "List");
    }
    List<JsonNode> all = new ArrayList<>();
    value.forEach(all::add);
    if (all.size() > most) {
      failed(said(all, shown), member, "Member must have length less than or equal to " + most);
    }
    if (all.size() < least) {
      failed(said(all, shown), member, "Member must have length greater than or equal to " + least);
    }
    return all;
  }

  private static String said(List<JsonNode> all, Function<JsonNode, String> shown) {
    return all.stream().map(shown).toList().toString();
  }

  /** A list that may be missing. */
  List<JsonNode> elements(String member) throws AwsFault {
    return input.path(member).isMissingNode() || input.path(member).isNull()
        ? List.of()
        : list(member, 0, Integer.MAX_VALUE);
  }

  /** A list of texts that must be there; a bad element is a problem of the list, as with AWS. */
  List<String> texts(String member, int least, int most, @Nullable Pattern pattern)
      throws AwsFault {
    if (input.path(member).isMissingNode() || input.path(member).isNull()) {
      missing(member);
    }
    return optionalTexts(member, least, most, pattern);
  }

  /** The same; an empty list stands for what is missing. */
  List<String> optionalTexts(String member, int least, int most, @Nullable Pattern pattern)
      throws AwsFault {
    List<String> all = elements(member).stream().map(JsonNode::asText).toList();
    boolean good = all.stream().allMatch(text -> fits(text, least, most, pattern));
    if (!good) {
      failed(
          all.toString(), member, "Member must satisfy constraint: " + said(least, most, pattern));
    }
    return all;
  }

  private static boolean fits(String text, int least, int most, @Nullable Pattern pattern) {
    return text.length() <= most
        && text.length() >= least
        && (pattern == null || pattern.matcher(text).matches());
  }

  private static List<String> said(int least, int most, @Nullable Pattern pattern) {
    List<String> bounds = new ArrayList<>();
    if (most < Integer.MAX_VALUE) {
      bounds.add("Member must have length less than or equal to " + most);
    }
    if (least > 0) {
      bounds.add("Member must have length greater than or equal to " + least);
    }
    if (pattern != null) {
      bounds.add("Member must satisfy regular expression pattern: " + pattern);
    }
    return bounds;
  }

  /**
   * A map of texts that may be missing; neither its keys nor its values are longer than this.
   *
   * @param least how long its keys must be
   * @param quick matches what {@code values} does, in a time that grows with the text alone
   */
  void texts(
      String member,
      int least,
      int most,
      Pattern keys,
      @Nullable Pattern values,
      @Nullable Pattern quick)
      throws AwsFault {
    Optional<JsonNode> map = structure(member);
    if (map.isEmpty()) {
      return;
    }
    Map<String, String> all = texts(map.get());
    if (!all.keySet().stream().allMatch(key -> fits(key, least, most, keys))) {
      failed(
          all.toString(), member, "Map keys must satisfy constraint: " + said(least, most, keys));
    }
    if (!all.values().stream().allMatch(value -> fits(value, 0, most, quick))) {
      failed(all.toString(), member, "Map value must satisfy constraint: " + said(0, most, values));
    }
  }

  /** A map that may be missing, with no more entries than this. */
  void entries(String member, int most) throws AwsFault {
    Optional<JsonNode> map = structure(member);
    if (map.isPresent() && map.get().size() > most) {
      failed(
          texts(map.get()).toString(),
          member,
          "Member must have length less than or equal to " + most);
    }
  }

  private static Map<String, String> texts(JsonNode map) {
    Map<String, String> all = new LinkedHashMap<>();
    map.properties().forEach(each -> all.put(each.getKey(), each.getValue().asText()));
    return all;
  }

  /** A list that may be missing, with a number of elements where it is there. */
  List<JsonNode> optionalList(String member, int least, int most) throws AwsFault {
    return input.hasNonNull(member) ? list(member, least, most) : List.of();
  }

  /** The checks of a list's structures. */
  List<Check> each(String member, List<JsonNode> structures) {
    List<Check> checks = new ArrayList<>();
    for (JsonNode structure : structures) {
      checks.add(inside(structure, small(member) + "." + (checks.size() + 1) + ".member"));
    }
    return checks;
  }

  /** The check of a structure that may be missing. */
  Optional<Check> part(String member) throws AwsFault {
    return structure(member).map(inner -> inside(inner, small(member)));
  }

  /** A text that may be missing, and that no error repeats. */
  void secret(String member, int least, int most) throws AwsFault {
    int before = problems.size();
    optional(member, least, most, null);
    conceal(before, input.path(member).asText());
  }

  /** A list of such texts that may be missing. */
  void secrets(String member, int mostElements, int least, int most) throws AwsFault {
    int before = problems.size();
    List<JsonNode> all = optionalList(member, 0, mostElements);
    conceal(before, said(all, JsonNode::toString));
    before = problems.size();
    List<String> texts = optionalTexts(member, least, most, null);
    conceal(before, texts.toString());
  }

  private void conceal(int from, String value) {
    for (int i = from; i < problems.size(); i++) {
      problems.set(i, problems.get(i).replace("Value '" + value + "' at ", "Value at "));
    }
  }

  /** A structure that may be missing. */
  Optional<JsonNode> structure(String member) throws AwsFault {
    JsonNode value = input.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isObject()) {
      throw wrongType(member, value, "Structure");
    }
    return Optional.of(value);
  }

  /** A structure that must be there; an empty one stands for what is missing. */
  JsonNode needed(String member) throws AwsFault {
    Optional<JsonNode> value = structure(member);
    if (value.isEmpty()) {
      missing(member);
    }
    return value.orElse(Json.object());
  }

  /** A point in time, seconds since 1970; that it is missing is a problem. */
  long time(String member) throws AwsFault {
    JsonNode value = input.path(member);
    if (value.isNumber()) {
      return (long) Math.floor(value.doubleValue());
    }
    if (!value.isMissingNode() && !value.isNull()) {
      throw wrongType(member, value, "Timestamp");
    }
    missing(member);
    return 0;
  }

  private void missing(String member) {
    problems.add(
        "Value null at '"
            + path(member)
            + "' failed to satisfy constraint: Member must not be null");
  }

  private void failed(String value, String member, String constraint) {
    problems.add(
        "Value '"
            + value
            + "' at '"
            + path(member)
            + "' failed to satisfy constraint: "
            + constraint);
  }

  private String path(String member) {
    return prefix + small(member);
  }

  private static String small(String member) {
    return Character.toLowerCase(member.charAt(0)) + member.substring(1);
  }

  private static AwsFault wrongType(String member, JsonNode value, String wanted) {
    return new AwsFault(
        400,
        "SerializationException",
        member + " is " + value.getNodeType() + " where " + wanted + " is expected.");
  }

  /** Refuses the call if anything was wrong. */
  void done() throws AwsFault {
    Optional<String> broken = MemberBounds.sentence(problems);
    if (broken.isPresent()) {
      throw AwsFault.validation(broken.get());
    }
  }
}
