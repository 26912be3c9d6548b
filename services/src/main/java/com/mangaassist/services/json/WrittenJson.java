package com.mangaassist.services.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.services.json.Json.MalformedJsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON that a person wrote into a file of settings. What is not as it has to be is refused by an
 * {@link IllegalArgumentException} that says the place in the file and what is expected there; what
 * nobody reads is refused too, for it is most often a slip of the pen.
 *
 * @param place from the top of the file, as {@code plans[0].quota}; empty for the whole
 */
public record WrittenJson(String place, JsonNode node) {

  private static final int LONGEST_SHOWN = 60;

  /** What a parser adds for those who know it. */
  private static final Pattern ASIDES = Pattern.compile("( \\(|: was expecting).*", Pattern.DOTALL);

  /** The whole of a file. */
  public static WrittenJson of(byte[] utf8) {
    try {
      return new WrittenJson("", Json.parse(utf8));
    } catch (MalformedJsonException e) {
      throw new IllegalArgumentException(why(e), e);
    }
  }

  private static String why(MalformedJsonException e) {
    JsonLocation at =
        e.getCause() instanceof JsonProcessingException cause ? cause.getLocation() : null;
    String what = ASIDES.matcher(String.valueOf(e.getMessage())).replaceFirst("");
    String where = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
    return "it is not JSON: " + what + where;
  }

  /** This, when it is an object that has no others than these members. */
  public WrittenJson withOnly(String... members) {
    entries();
    List<String> known = List.of(members);
    for (var each : node.properties()) {
      if (!known.contains(each.getKey())) {
        String where = place.isEmpty() ? "" : " of " + place;
        throw new IllegalArgumentException(
            "the member \""
                + each.getKey()
                + "\""
                + where
                + " means nothing; it may have "
                + String.join(", ", known));
      }
    }
    return this;
  }

  /** Whether an object has that member. */
  public boolean has(String name) {
    return node.has(name);
  }

  /** A member of an object; one that is not there has the node that says so. */
  public WrittenJson member(String name) {
    return new WrittenJson(place.isEmpty() ? name : place + "." + name, node.path(name));
  }

  /** The members of an object whose names are not known before. */
  public Map<String, WrittenJson> entries() {
    if (!node.isObject()) {
      throw wrong("an object: {…}");
    }
    Map<String, WrittenJson> entries = new LinkedHashMap<>();
    node.properties().forEach(each -> entries.put(each.getKey(), member(each.getKey())));
    return entries;
  }

  /** What an array holds. */
  public List<WrittenJson> items() {
    if (!node.isArray()) {
      throw wrong("an array: […]");
    }
    List<WrittenJson> items = new ArrayList<>();
    for (JsonNode each : node) {
      items.add(new WrittenJson(place + "[" + items.size() + "]", each));
    }
    return items;
  }

  /** A text that is not empty. */
  public String text() {
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw wrong("a text");
    }
    return node.textValue();
  }

  /** True or false. */
  public boolean yes() {
    if (!node.isBoolean()) {
      throw wrong("true or false");
    }
    return node.booleanValue();
  }

  /** A whole number within these. */
  public int whole(int least, int most) {
    boolean fits =
        node.isIntegralNumber()
            && node.canConvertToInt()
            && node.intValue() >= least
            && node.intValue() <= most;
    if (!fits) {
      String range =
          most == Integer.MAX_VALUE ? "from " + least + " on" : "from " + least + " to " + most;
      throw wrong("a whole number " + range);
    }
    return node.intValue();
  }

  /** What is said of this when something else is expected. */
  public IllegalArgumentException wrong(String expected) {
    return wrong(expected, null);
  }

  /** The same, with what found it out. */
  public IllegalArgumentException wrong(String expected, @Nullable Throwable cause) {
    String name = place.isEmpty() ? "the file" : place;
    String found = node.isMissingNode() ? "it is not there" : "not " + shown();
    return new IllegalArgumentException(name + " has to be " + expected + "; " + found, cause);
  }

  private String shown() {
    String text = Json.write(node);
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
