package com.mangaassist.backend.aws.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.mangaassist.services.json.Json;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The bounds that AWS's reference gives to members, tried through a stock client: what lies beyond
 * is refused in AWS's words, what lies on them is not.
 */
public final class ReferenceBounds {
  private static final String FAILED = "failed to satisfy constraint: ";

  private final SdkCall client;
  private final Map<String, String> examples;

  /**
   * {@code examples} are members, as JSON, with which each operation is called otherwise; another
   * example of the same one stands under its name, a colon and a word.
   */
  public ReferenceBounds(SdkCall client, Map<String, String> examples) {
    this.client = client;
    this.examples = examples;
  }

  /** A text's length, a list's or a map's size. */
  public void length(String operation, String member, int least, int most) throws Exception {
    between(operation, member, "have length", least, most);
  }

  /** A number. */
  public void value(String operation, String member, int least, int most) throws Exception {
    between(operation, member, "have value", least, most);
  }

  private void between(String operation, String member, String what, int least, int most)
      throws Exception {
    String bound = "Member must " + what;
    if (least > 0) {
      assertThat(message(operation, member, sized(operation, member, what, least - 1)))
          .endsWith(
              "at '%s' ".formatted(place(member))
                  + FAILED
                  + bound
                  + " greater than or equal to "
                  + least);
    }
    assertThat(message(operation, member, sized(operation, member, what, least)))
        .doesNotContain(bound);
    if (most < Integer.MAX_VALUE) {
      assertThat(message(operation, member, sized(operation, member, what, most)))
          .doesNotContain(bound);
      assertThat(message(operation, member, sized(operation, member, what, most + 1)))
          .startsWith("1 validation error detected: Value '")
          .endsWith(
              "at '%s' ".formatted(place(member))
                  + FAILED
                  + bound
                  + " less than or equal to "
                  + most);
    }
  }

  /** A member that has to be there. */
  public void required(String operation, String member) throws Exception {
    assertThat(without(operation, member))
        .isEqualTo(
            "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                .formatted(place(member)));
  }

  /** What the service says when a member is not there; empty when it is content. */
  public String without(String operation, String member) throws Exception {
    ObjectNode members = example(operation);
    parent(members, member).remove(name(member));
    return message(operation, members);
  }

  /** A value that breaks another constraint than those of size. */
  public void refused(String operation, String member, String value, String constraint)
      throws Exception {
    assertThat(message(operation, member, TextNode.valueOf(value)))
        .startsWith(
            "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
                .formatted(value, place(member), constraint));
  }

  /** What the service says when a member has a value; empty when it is content. */
  public String message(String operation, String member, JsonNode value) throws Exception {
    ObjectNode members = example(operation);
    parent(members, member).set(name(member), value);
    return message(operation, members);
  }

  private String message(String operation, ObjectNode members) throws Exception {
    Optional<AwsServiceException> refused = client.refusal(operation.split(":", 2)[0], members);
    return refused.map(each -> String.valueOf(each.awsErrorDetails().errorMessage())).orElse("");
  }

  private JsonNode sized(String operation, String member, String what, int size)
      throws Json.MalformedJsonException {
    if (what.equals("have value")) {
      return IntNode.valueOf(size);
    }
    ObjectNode members = example(operation);
    JsonNode now = parent(members, member).path(name(member));
    if (now.isArray()) {
      ArrayNode list = Json.object().putArray("list");
      for (int i = 0; i < size; i++) {
        list.add(now.path(0).isTextual() ? TextNode.valueOf("x" + i) : now.path(0));
      }
      return list;
    }
    if (now.isObject()) {
      ObjectNode map = Json.object();
      for (int i = 0; i < size; i++) {
        map.put("key#" + i, "value");
      }
      return map;
    }
    String start = now.asText();
    return TextNode.valueOf(
        start.length() >= size
            ? start.substring(0, size)
            : start + "x".repeat(size - start.length()));
  }

  private ObjectNode example(String operation) throws Json.MalformedJsonException {
    return (ObjectNode) Json.parse(Objects.requireNonNull(examples.get(operation), operation));
  }

  /** {@code Monitors.0.AlarmArn} stands in the first of the monitors. */
  private static ObjectNode parent(ObjectNode members, String member) {
    int last = member.lastIndexOf('.');
    return last < 0
        ? members
        : (ObjectNode) members.at("/" + member.substring(0, last).replace('.', '/'));
  }

  private static String name(String member) {
    return member.substring(member.lastIndexOf('.') + 1);
  }

  /** {@code monitors.1.member.alarmArn}, as AWS's sentences have it. */
  private static String place(String member) {
    StringBuilder place = new StringBuilder();
    for (String part : member.split("\\.", -1)) {
      place.append(place.isEmpty() ? "" : ".");
      if (Character.isDigit(part.charAt(0))) {
        place.append(Integer.parseInt(part) + 1).append(".member");
      } else {
        place.append(Character.toLowerCase(part.charAt(0))).append(part.substring(1));
      }
    }
    return place.toString();
  }

  /** What the service says against a call of which two members are wrong. */
  public String message(
      String operation, String member, JsonNode value, String other, JsonNode otherValue)
      throws Exception {
    ObjectNode members = example(operation);
    parent(members, member).set(name(member), value);
    parent(members, other).set(name(other), otherValue);
    return message(operation, members);
  }
}
