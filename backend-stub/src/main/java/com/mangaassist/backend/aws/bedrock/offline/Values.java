package com.mangaassist.backend.aws.bedrock.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.platform.lexicon.PlainText;
import com.mangaassist.services.json.Json;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values that stand in a message: numbers, dates, codes, quoted and named things. */
final class Values {
  private static final int LONGEST_NUMBER = 15;
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w-])-?\\d[\\d,]*(?:\\.\\d+)?(?![\\w-])");
  private static final Pattern QUOTED = Pattern.compile("[\"“「『]([^\"”」』]{1,200})[\"”」』]");
  private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
  private static final Pattern EMAIL =
      Pattern.compile("\\b[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,5}\\b");
  private static final Pattern CODE =
      Pattern.compile("\\b(?=[A-Za-z0-9-]{0,40}\\d)[A-Za-z0-9]+(?:-[A-Za-z0-9]+){0,8}\\b");
  private static final Pattern SHORT_CODE = Pattern.compile("\\b[A-Z]{2,5}\\b");
  private static final Pattern AFTER =
      Pattern.compile(
          "\\b(?:in|for|of|at|to|near|from|about|by|on)\\s+((?:\\p{Lu}[\\p{L}'.-]*)(?:,?\\s+\\p{Lu}[\\p{L}'.-]*){0,5})");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<=[\\p{Ll},]\\s)((?:\\p{Lu}[\\p{L}'.-]+)(?:\\s+\\p{Lu}[\\p{L}'.-]+){0,5})");
  private static final Pattern JAPANESE_NAME =
      Pattern.compile("([\\p{IsHan}\\p{IsKatakana}ー]{1,20})(?=[のをはがでにへと])");
  private static final Pattern WHOLE =
      Pattern.compile(
          "query|question|text|message|prompt|search|keyword|term|expression|input|sentence|content");
  private static final Pattern CODED =
      Pattern.compile("(?:^|_|\\b)(?:id|number|code|no|sku|isbn|ticker|symbol|sign)$|id$");

  private final String message;
  private final Queue<String> numbers = new ArrayDeque<>();

  Values(String message) {
    this.message = message;
    NUMBER.matcher(message).results().forEach(found -> numbers.add(found.group().replace(",", "")));
  }

  /** The first of the values allowed that the message names. */
  @Nullable JsonNode oneOf(JsonNode allowed) {
    String plain = PlainText.of(message);
    for (JsonNode value : allowed) {
      String name = PlainText.of(value.asText()).replace('_', ' ');
      if (!name.isBlank()
          && Pattern.compile("(?<!\\p{L})" + Pattern.quote(name) + "(?!\\p{Ll})")
              .matcher(plain)
              .find()) {
        return value;
      }
    }
    return null;
  }

  /** The next number that fits. */
  @Nullable JsonNode number(JsonNode property, boolean whole) {
    for (String text : numbers) {
      BigDecimal number = text.length() > LONGEST_NUMBER ? null : new BigDecimal(text);
      if (number != null && fits(number, property, whole)) {
        numbers.remove(text);
        return whole
            ? Json.object().numberNode(number.longValueExact())
            : Json.object().numberNode(number);
      }
    }
    return null;
  }

  private static boolean fits(BigDecimal number, JsonNode property, boolean whole) {
    return (!whole || number.stripTrailingZeros().scale() <= 0)
        && !(property.has("minimum")
            && number.compareTo(property.path("minimum").decimalValue()) < 0)
        && !(property.has("maximum")
            && number.compareTo(property.path("maximum").decimalValue()) > 0);
  }

  /** What the message says of a property of type string. */
  @Nullable String text(String name, JsonNode property) {
    String plainName = name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    String format = property.path("format").asText("");
    if (format.startsWith("date") || plainName.contains("date")) {
      return first(DATE, 0);
    }
    if (format.equals("email") || plainName.contains("email")) {
      return first(EMAIL, 0);
    }
    if (CODED.matcher(plainName).find()) {
      String code = first(CODE, 0);
      return code != null ? code : or(first(QUOTED, 1), first(SHORT_CODE, 0));
    }
    String quoted = first(QUOTED, 1);
    if (quoted != null) {
      return quoted;
    }
    if (WHOLE.matcher(plainName).find()) {
      return message.isBlank() ? null : message.strip();
    }
    return or(or(first(AFTER, 1), first(NAMED, 1)), first(JAPANESE_NAME, 1));
  }

  private static @Nullable String or(@Nullable String one, @Nullable String other) {
    return one != null ? one : other;
  }

  private @Nullable String first(Pattern pattern, int group) {
    Matcher found = pattern.matcher(message);
    return found.find() ? found.group(group) : null;
  }
}
