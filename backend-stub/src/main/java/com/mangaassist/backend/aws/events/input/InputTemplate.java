package com.mangaassist.backend.aws.events.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An {@code InputTemplate}: text with placeholders such as {@code <name>}. Outside of quotes a
 * placeholder becomes the JSON of its value, inside of quotes the value's text: of objects and
 * lists in a text their JSON without any quotes, of nothing an empty text.
 */
public final class InputTemplate {

  private static final Pattern PLACEHOLDER = Pattern.compile("<([^<>\\s]+)>");

  /** What EventBridge itself fills in. */
  static final Set<String> RESERVED =
      Set.of(
          "aws.events.event",
          "aws.events.event.json",
          "aws.events.rule-arn",
          "aws.events.rule-name",
          "aws.events.event.ingestion-time");

  private record Piece(String text, @Nullable String placeholder, boolean quoted) {}

  private final String template;
  private final List<Piece> pieces;

  private InputTemplate(String template, List<Piece> pieces) {
    this.template = template;
    this.pieces = pieces;
  }

  /** Takes the template apart. */
  public static InputTemplate parse(String template) {
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(template);
    int at = 0;
    boolean quoted = false;
    while (matcher.find()) {
      String before = template.substring(at, matcher.start());
      quoted = quotedAfter(before, quoted);
      pieces.add(new Piece(before, matcher.group(1), quoted));
      at = matcher.end();
    }
    pieces.add(new Piece(template.substring(at), null, false));
    return new InputTemplate(template, pieces);
  }

  private static boolean quotedAfter(String text, boolean before) {
    boolean quoted = before;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        quoted = !quoted;
      }
    }
    return quoted;
  }

  /** The first placeholder that is neither among the names nor reserved. */
  public Optional<String> unknown(Set<String> names) {
    return pieces.stream()
        .map(Piece::placeholder)
        .filter(name -> name != null && !names.contains(name) && !RESERVED.contains(name))
        .findFirst();
  }

  /**
   * Fills it.
   *
   * @param values the value of each placeholder; empty when the event has none
   * @throws MalformedJsonException what comes out is not JSON, line by line
   */
  String fill(Function<String, Optional<JsonNode>> values) throws MalformedJsonException {
    // In a JSON template a quoted object or list makes what comes out no JSON, as AWS has it.
    boolean json = !template.stripLeading().startsWith("\"");
    StringBuilder filled = new StringBuilder(template.length() * 2);
    for (Piece piece : pieces) {
      filled.append(piece.text());
      if (piece.placeholder() != null) {
        Optional<JsonNode> value = values.apply(piece.placeholder());
        filled.append(piece.quoted() ? text(value, json) : json(value));
      }
    }
    String text = filled.toString();
    if (text.stripLeading().startsWith("\"")) {
      List<String> lines = new ArrayList<>();
      for (String line : text.lines().toList()) {
        lines.add(EventJson.compactValue(line));
      }
      return String.join("\n", lines);
    }
    return EventJson.compactValue(text);
  }

  private static String json(Optional<JsonNode> value) {
    return value.map(EventJson::write).orElse("\"\"");
  }

  private static String text(Optional<JsonNode> value, boolean inJson) {
    if (value.isEmpty()) {
      return "";
    }
    JsonNode node = value.get();
    if (node.isTextual()) {
      String quoted = EventJson.write(node);
      return quoted.substring(1, quoted.length() - 1);
    }
    return inJson ? EventJson.write(node) : EventJson.write(node).replace("\"", "");
  }
}
