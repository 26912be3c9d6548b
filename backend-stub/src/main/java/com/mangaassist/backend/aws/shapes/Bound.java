package com.mangaassist.backend.aws.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One constraint of a service model, in the words by which AWS says that it is broken. */
@FunctionalInterface
interface Bound {
  /** What must be and is not; empty when the value is good, or is not there and need not be. */
  Optional<String> broken(JsonNode value);

  /** The constraints that a line of a table names. */
  static List<Bound> read(String text) {
    List<Bound> bounds = new ArrayList<>();
    Scanner words = new Scanner(text);
    while (words.hasNext()) {
      String word = words.next();
      bounds.add(
          switch (word) {
            case "required" -> required();
            case "length" -> size("length", words.nextInt(), words.nextInt());
            case "value" -> size("value", words.nextInt(), words.nextInt());
            case "each" -> each(words.nextInt(), words.nextInt());
            case "keys" -> keys(words.nextInt(), words.nextInt());
            case "values" -> values(words.nextInt(), words.nextInt());
            case "enum" -> oneOf(words.tokens().toList());
            case "pattern" -> matching(Pattern.compile(words.nextLine().strip()));
            default -> throw new IllegalArgumentException("No constraint: " + word);
          });
    }
    return List.copyOf(bounds);
  }

  private static Bound required() {
    return value ->
        value.isMissingNode() || value.isNull()
            ? Optional.of("Member must not be null")
            : Optional.empty();
  }

  /** Of a text, a list or a map its length; of a number its value. */
  private static Bound size(String what, int least, int most) {
    boolean numbers = what.equals("value");
    return value -> {
      if (value.isMissingNode() || value.isNull() || value.isNumber() != numbers) {
        return Optional.empty();
      }
      double size =
          numbers
              ? value.doubleValue()
              : value.isTextual() ? length(value.textValue()) : value.size();
      if (size < least) {
        return Optional.of("Member must have " + what + " greater than or equal to " + least);
      }
      // The largest integer is no bound: what lies beyond is none.
      return size > most && most < Integer.MAX_VALUE
          ? Optional.of("Member must have " + what + " less than or equal to " + most)
          : Optional.empty();
    };
  }

  private static Bound each(int least, int most) {
    return value -> lengths("Member", value.valueStream(), least, most);
  }

  private static Bound keys(int least, int most) {
    return value ->
        lengths(
            "Map keys",
            value.propertyStream().map(Map.Entry::getKey).map(MemberBounds::text),
            least,
            most);
  }

  private static Bound values(int least, int most) {
    return value ->
        value.isObject()
            ? lengths("Map value", value.valueStream(), least, most)
            : Optional.empty();
  }

  private static Optional<String> lengths(
      String what, Stream<JsonNode> texts, int least, int most) {
    boolean good =
        texts
            .filter(JsonNode::isTextual)
            .mapToInt(text -> length(text.textValue()))
            .allMatch(length -> length >= least && length <= most);
    if (good) {
      return Optional.empty();
    }
    List<String> bounds = new ArrayList<>();
    if (most < Integer.MAX_VALUE) {
      bounds.add("Member must have length less than or equal to " + most);
    }
    if (least > 0) {
      bounds.add("Member must have length greater than or equal to " + least);
    }
    return Optional.of(what + " must satisfy constraint: " + bounds);
  }

  private static Bound oneOf(List<String> values) {
    return value ->
        value.isTextual() && !values.contains(value.textValue())
            ? Optional.of("Member must satisfy enum value set: " + values)
            : Optional.empty();
  }

  private static Bound matching(Pattern pattern) {
    return value ->
        value.isTextual() && !pattern.matcher(value.textValue()).matches()
            ? Optional.of("Member must satisfy regular expression pattern: " + pattern)
            : Optional.empty();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
