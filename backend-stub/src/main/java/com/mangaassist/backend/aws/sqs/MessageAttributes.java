package com.mangaassist.backend.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.json.Json.MalformedJsonException;
import com.mangaassist.services.json.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The typed attributes of a message, checked as AWS checks them. */
record MessageAttributes(SortedMap<String, Value> values) {
  private static final int MOST = 10;
  private static final int LONGEST = 256;
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_\\-.]+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

  /**
   * One value.
   *
   * @param text the text, or the Base64 of the bytes
   */
  record Value(String dataType, boolean binary, String text) {
    byte[] bytes() {
      return binary ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
    }

    ObjectNode json() {
      return Json.object()
          .put("DataType", dataType)
          .put(binary ? "BinaryValue" : "StringValue", text);
    }
  }

  /** Reads the member {@code name} of a request. */
  static MessageAttributes read(Input input, String name) throws AwsFault {
    SortedMap<String, Value> values = new TreeMap<>();
    Map<String, Input> given = input.structureMap(name);
    if (given.size() > MOST) {
      throw SqsFaults.invalid(
          "Number of message attributes [" + given.size() + "] exceeds the allowed maximum [10].");
    }
    for (Map.Entry<String, Input> entry : given.entrySet()) {
      checkName(entry.getKey());
      values.put(entry.getKey(), value(entry.getKey(), entry.getValue()));
    }
    return new MessageAttributes(values);
  }

  /** Reads what {@link #json} wrote, unchecked; null stands for no attributes. */
  static MessageAttributes stored(@Nullable String json) {
    SortedMap<String, Value> values = new TreeMap<>();
    try {
      JsonNode read = json == null ? Json.object() : Json.parse(json);
      for (Map.Entry<String, JsonNode> entry : read.properties()) {
        JsonNode value = entry.getValue();
        boolean binary = value.has("BinaryValue");
        values.put(
            entry.getKey(),
            new Value(
                value.path("DataType").asText(),
                binary,
                value.path(binary ? "BinaryValue" : "StringValue").asText()));
      }
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("The store of SQS holds what it never wrote", e);
    }
    return new MessageAttributes(values);
  }

  /** Attributes of type String, as another service sends them. */
  static MessageAttributes ofTexts(Map<String, String> texts) {
    SortedMap<String, Value> values = new TreeMap<>();
    texts.forEach((name, text) -> values.put(name, new Value("String", false, text)));
    return new MessageAttributes(values);
  }

  private static void checkName(String name) throws AwsFault {
    if (name.length() > LONGEST) {
      throw SqsFaults.invalid("Message (user) attribute names must be shorter than 256 Bytes");
    }
    if (!NAME.matcher(name).matches()) {
      throw SqsFaults.invalid(
          "Message (user) attributes name can only contain upper and lower score characters,"
              + " digits, periods, hyphens and underscores. ");
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("aws.")
        || lower.startsWith("amazon.")
        || name.startsWith(".")
        || name.endsWith(".")
        || name.contains("..")) {
      throw SqsFaults.invalid(
          "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. These strings"
              + " are reserved for internal use. Additionally, they cannot start or end with '.'.");
    }
  }

  private static Value value(String name, Input input) throws AwsFault {
    Optional<String> type = input.text("DataType").filter(text -> !text.isEmpty());
    if (type.isEmpty()) {
      throw SqsFaults.invalid(
          "The message attribute '" + name + "' must contain a non-empty message attribute type.");
    }
    String kind = type.get().split("\\.", 2)[0];
    if (type.get().length() > LONGEST) {
      throw SqsFaults.invalid("Message (user) attribute types must be shorter than 256 Bytes");
    }
    return switch (kind) {
      case "Binary" -> binary(name, type.get(), input.text("BinaryValue").orElse(""));
      case "String", "Number" -> text(name, kind, type.get(), input);
      default ->
          throw SqsFaults.invalid(
              "The type of message (user) attribute '"
                  + name
                  + "' is invalid. You must use only the following supported type prefixes: Binary,"
                  + " Number, String.");
    };
  }

  private static Value text(String name, String kind, String type, Input input) throws AwsFault {
    String text = input.text("StringValue").orElse("");
    if (text.isEmpty()) {
      throw empty(name, kind);
    }
    if (kind.equals("Number") && !NUMBER.matcher(text).matches()) {
      throw SqsFaults.invalid(
          "Can't cast the value of message (user) attribute '" + name + "' to a number.");
    }
    if (!Characters.allowed(text)) {
      throw SqsFaults.invalid(Characters.PROBLEM);
    }
    return new Value(type, false, text);
  }

  private static Value binary(String name, String type, String base64) throws AwsFault {
    if (base64.isEmpty()) {
      throw empty(name, "Binary");
    }
    try {
      Value value = new Value(type, true, base64);
      if (value.bytes().length == 0) {
        throw empty(name, "Binary");
      }
      return value;
    } catch (IllegalArgumentException e) {
      throw SqsFaults.wrongType("BinaryValue");
    }
  }

  private static AwsFault empty(String name, String kind) {
    return SqsFaults.invalid(
        "Message (user) attribute '%s' must contain a non-empty value of type '%s'."
            .formatted(name, kind));
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** As it counts for the size of its message, in bytes. */
  long size() {
    long size = 0;
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      size += Utf8.length(entry.getKey());
      size += Utf8.length(entry.getValue().dataType());
      size += entry.getValue().bytes().length;
    }
    return size;
  }

  /** Those that a receiver asked for: by name, by {@code prefix.*}, or all. */
  MessageAttributes filtered(List<String> names) {
    SortedMap<String, Value> wanted = new TreeMap<>();
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      if (names.stream().anyMatch(name -> matches(name, entry.getKey()))) {
        wanted.put(entry.getKey(), entry.getValue());
      }
    }
    return new MessageAttributes(wanted);
  }

  private static boolean matches(String filter, String name) {
    return filter.equals("All")
        || filter.equals("*")
        || filter.equals(name)
        || (filter.endsWith(".*") && name.startsWith(filter.substring(0, filter.length() - 2)));
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    values.forEach((name, value) -> json.set(name, value.json()));
    return json;
  }

  /** The digest that clients compute again. */
  String md5() {
    Md5 digest = new Md5();
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      digest.sized(entry.getKey().getBytes(StandardCharsets.UTF_8));
      digest.sized(entry.getValue().dataType().getBytes(StandardCharsets.UTF_8));
      digest.add((byte) (entry.getValue().binary() ? 2 : 1));
      digest.sized(entry.getValue().bytes());
    }
    return digest.hex();
  }
}
