package com.mangaassist.backend.aws.shapes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The constraints of a service model. AWS judges all of them before an operation sees its call, and
 * tells all that are broken in one sentence.
 *
 * <p>They are read from a table, a line for operations, a path and its constraints: {@code CreateX
 * UpdateX | Tags.*.Key | required length 1 128}, where {@code *} stands for each element of a list.
 * Constraints are {@code required}, {@code length}, {@code value}, {@code each}, {@code keys} and
 * {@code values} with the least and the most, {@code enum} and {@code pattern} with all that
 * follows.
 */
public final class MemberBounds {
  private final Map<String, List<Member>> byOperation = new HashMap<>();

  private record Member(List<String> path, List<Bound> bounds) {}

  /** Reads a table. */
  public MemberBounds(String table) {
    table
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(
            line -> {
              String[] parts = line.split("\\|", 3);
              Member member =
                  new Member(
                      List.of(parts[1].strip().split("\\.", -1)), Bound.read(parts[2].strip()));
              for (String operation : parts[0].strip().split("\\s+", -1)) {
                byOperation.computeIfAbsent(operation, name -> new ArrayList<>()).add(member);
              }
            });
  }

  /**
   * What a call breaks, as AWS says it; empty when it breaks nothing.
   *
   * @param members by the names of the model, wherever they stand in the request
   */
  public Optional<String> broken(String operation, JsonNode members) {
    return sentence(problems(operation, members));
  }

  /** Each constraint that a call breaks, for {@link #sentence}. */
  public List<String> problems(String operation, JsonNode members) {
    List<String> problems = new ArrayList<>();
    for (Member member : byOperation.getOrDefault(operation, List.of())) {
      judge(members, member, 0, new int[member.path().size()], problems);
    }
    return problems;
  }

  /** What AWS says of broken constraints; empty of none. */
  public static Optional<String> sentence(List<String> problems) {
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%d validation %s detected: %s"
            .formatted(
                problems.size(),
                problems.size() == 1 ? "error" : "errors",
                String.join("; ", problems)));
  }

  /**
   * Judges the elements that the rest of a path leads to.
   *
   * @param elements which of a list each {@code *} before stands for
   */
  private static void judge(
      JsonNode node, Member member, int depth, int[] elements, List<String> problems) {
    if (depth == member.path().size()) {
      for (Bound bound : member.bounds()) {
        bound
            .broken(node)
            .ifPresent(
                constraint ->
                    problems.add(
                        "Value %s at '%s' failed to satisfy constraint: %s"
                            .formatted(shown(node), place(member, elements), constraint)));
      }
      return;
    }
    String name = member.path().get(depth);
    if (name.equals("*")) {
      for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
        elements[depth] = i;
        judge(node.path(i), member, depth + 1, elements, problems);
      }
    } else if (node.isObject()) {
      judge(node.path(name), member, depth + 1, elements, problems);
    }
  }

  /**
   * Where a broken value stands, in AWS's words; made for those alone, as calls judge thousands.
   */
  private static String place(Member member, int[] elements) {
    StringBuilder place = new StringBuilder();
    for (int i = 0; i < elements.length; i++) {
      String name = member.path().get(i);
      if (name.equals("*")) {
        place.append('.').append(elements[i] + 1).append(".member");
      } else {
        place
            .append(place.isEmpty() ? "" : ".")
            .append(name.substring(0, 1).toLowerCase(Locale.ROOT))
            .append(name.substring(1));
      }
    }
    return place.toString();
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? "null" : "'" + text(value) + "'";
  }

  /** Lists and maps of texts as AWS writes them; structures as JSON. */
  private static String text(JsonNode value) {
    if (value.isArray() && value.valueStream().allMatch(JsonNode::isTextual)) {
      return value.valueStream().map(JsonNode::textValue).toList().toString();
    }
    if (value.isObject() && value.valueStream().allMatch(JsonNode::isTextual)) {
      return value
          .propertyStream()
          .map(entry -> entry.getKey() + "=" + entry.getValue().textValue())
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }
}
