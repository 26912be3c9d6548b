package com.mangaassist.backend.aws.cloudwatch.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The members of a call or of a structure in it; what is null is missing. The constraints of the
 * service model are judged before; bounds here are those that it leaves to the operation.
 */
public final class Input {
  /** Far beyond any time that is meant, and within what arithmetic can bear. */
  private static final double LARGEST_SECONDS = 1e11;

  private final JsonNode node;
  private final String prefix;
  private final boolean named;

  private Input(JsonNode node, String prefix, boolean named) {
    this.node = node;
    this.prefix = prefix;
    this.named = named;
  }

  /** The members of a whole call; what it lacks breaks a constraint of the service model. */
  public static Input of(JsonNode call) {
    return new Input(call, "", false);
  }

  /** The members of a call whose operation has an error of its own for what it lacks. */
  public static Input naming(JsonNode call) {
    return new Input(call, "", true);
  }

  /** The answer to a call that lacks a member. */
  public AwsFault missing(String name) {
    return named ? Faults.missing(path(name)) : Faults.absent(path(name));
  }

  /** The path of a member as AWS's texts name it, such as {@code MetricData.member.1.Value}. */
  public String path(String name) {
    return prefix + name;
  }

  /** The structure as it came. */
  public JsonNode node() {
    return node;
  }

  /** Whether a member is there. */
  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** A text that may be missing. */
  public Optional<String> text(String name) throws AwsFault {
    if (!has(name)) {
      return Optional.empty();
    }
    return Optional.of(textOf(node.path(name), path(name)));
  }

  /** A text that must be there. */
  public String required(String name) throws AwsFault {
    return text(name).orElseThrow(() -> missing(name));
  }

  /** A text that must be there, of {@code least} to {@code most} characters. */
  public String required(String name, int least, int most) throws AwsFault {
    return text(name, least, most).orElseThrow(() -> missing(name));
  }

  /** A text that may be missing, of {@code least} to {@code most} characters. */
  public Optional<String> text(String name, int least, int most) throws AwsFault {
    Optional<String> text = text(name);
    if (text.isPresent()) {
      checkLength(text.get(), path(name), least, most);
    }
    return text;
  }

  private static void checkLength(String text, String path, int least, int most) throws AwsFault {
    if (text.length() < least) {
      throw Faults.constraint(
          text, path, "Member must have length greater than or equal to " + least);
    }
    if (text.length() > most) {
      throw Faults.constraint(text, path, "Member must have length less than or equal to " + most);
    }
  }

  /** A whole number that may be missing. */
  public Optional<Integer> whole(String name) throws AwsFault {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = node.path(name);
    if (!value.isNumber() || !value.canConvertToInt() || !value.canConvertToExactIntegral()) {
      throw Faults.type(path(name), "Integer");
    }
    return Optional.of(value.intValue());
  }

  /** A whole number from {@code least} to {@code most} that may be missing. */
  public Optional<Integer> whole(String name, int least, int most) throws AwsFault {
    Optional<Integer> number = whole(name);
    if (number.isPresent() && number.get() < least) {
      throw Faults.constraint(
          number.get().toString(),
          path(name),
          "Member must have value greater than or equal to " + least);
    }
    if (number.isPresent() && number.get() > most) {
      throw Faults.constraint(
          number.get().toString(),
          path(name),
          "Member must have value less than or equal to " + most);
    }
    return number;
  }

  /** A number that may be missing; not finite ones too. */
  public Optional<Double> number(String name) throws AwsFault {
    return has(name) ? Optional.of(numberOf(node.path(name), path(name))) : Optional.empty();
  }

  /** A truth value that may be missing. */
  public Optional<Boolean> flag(String name) throws AwsFault {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!node.path(name).isBoolean()) {
      throw Faults.type(path(name), "Boolean");
    }
    return Optional.of(node.path(name).booleanValue());
  }

  /** A time that may be missing. */
  public Optional<Instant> time(String name) throws AwsFault {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = node.path(name);
    double seconds = value.doubleValue();
    if (!value.isNumber() || !(Math.abs(seconds) < LARGEST_SECONDS)) {
      throw Faults.type(path(name), "Timestamp");
    }
    return Optional.of(Instant.ofEpochMilli(Math.round(seconds * 1000)));
  }

  /** A structure that may be missing. */
  public Optional<Input> structure(String name) throws AwsFault {
    return has(name) ? Optional.of(structureOf(node.path(name), path(name))) : Optional.empty();
  }

  /** A list of structures; missing is empty. */
  public List<Input> structures(String name) throws AwsFault {
    List<Input> all = new ArrayList<>();
    for (JsonNode item : items(name)) {
      all.add(structureOf(item, memberPath(name, all.size())));
    }
    return all;
  }

  /** A list of texts; missing is empty. */
  public List<String> texts(String name) throws AwsFault {
    List<String> all = new ArrayList<>();
    for (JsonNode item : items(name)) {
      all.add(textOf(item, memberPath(name, all.size())));
    }
    return all;
  }

  /** A list of numbers; missing is empty. */
  public List<Double> numbers(String name) throws AwsFault {
    List<Double> all = new ArrayList<>();
    for (JsonNode item : items(name)) {
      all.add(numberOf(item, memberPath(name, all.size())));
    }
    return all;
  }

  /** The path of the item with an index from 0. */
  public String memberPath(String name, int index) {
    return path(name) + ".member." + (index + 1);
  }

  private JsonNode items(String name) throws AwsFault {
    JsonNode list = node.path(name);
    if (has(name) && !list.isArray()) {
      throw Faults.type(path(name), "List");
    }
    return list;
  }

  private Input structureOf(JsonNode value, String path) throws AwsFault {
    if (!value.isObject()) {
      throw Faults.type(path, "Structure");
    }
    return new Input(value, path + ".", named);
  }

  private static String textOf(JsonNode value, String path) throws AwsFault {
    if (!value.isTextual()) {
      throw Faults.type(path, "String");
    }
    return value.textValue();
  }

  private static double numberOf(JsonNode value, String path) throws AwsFault {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    // JSON has no other way to write these.
    return switch (value.asText()) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw Faults.type(path, "Double");
    };
  }
}
