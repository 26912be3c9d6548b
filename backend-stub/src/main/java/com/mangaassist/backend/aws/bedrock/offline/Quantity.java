package com.mangaassist.backend.aws.bedrock.offline;

import com.mangaassist.backend.platform.lexicon.PlainText;
import java.util.Map;
import java.util.regex.Pattern;

/** Numbers in a customer's words. */
final class Quantity {
  private static final Pattern SPAN =
      Pattern.compile(
          "(\\d+)(?: ?巻)? ?(?:-|~|〜|から|to|through|and up to) ?(?:vol(?:ume)?s?\\.? ?)?(\\d+)(?= ?巻|まで|\\b)");
  private static final Pattern FIRST =
      Pattern.compile("(?:最初の|first) ?(\\d+|[a-z]+)(?: ?巻| ?冊| (?:vol|book))");
  private static final Pattern COPIES =
      Pattern.compile(
          "(\\d+) ?(?:冊|巻(?:分|まとめ|買)|部|copies|volumes|vols|books|of (?:them|it|those))");
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(two|three|four|five|six|seven|eight|nine|ten|a dozen) (?:\\w+ )?(?:copies|volumes|vols|books|of)");
  private static final Pattern YEN =
      Pattern.compile("(?:[¥\\\\] ?(\\d[\\d,]*)|(\\d[\\d,]*) ?(?:円|yen|jpy))");
  private static final Map<String, Integer> NUMBERS =
      Map.of(
          "two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "seven", 7, "eight", 8, "nine", 9,
          "ten", 10, "a dozen", 12);

  private Quantity() {}

  /** How many volumes are asked for; 0 when the words do not say. */
  static int in(String message, int volumes) {
    String plain = PlainText.of(message);
    var span = SPAN.matcher(plain);
    if (span.find()) {
      int from = number(span.group(1));
      int to = number(span.group(2));
      if (from < to && to <= volumes) {
        return to - from + 1;
      }
    }
    for (Pattern pattern : new Pattern[] {FIRST, COPIES, WORDS}) {
      var found = pattern.matcher(plain);
      if (found.find()) {
        return number(found.group(1));
      }
    }
    return 0;
  }

  /** An amount of yen in the words, else 0. */
  static int budget(String message) {
    var found = YEN.matcher(PlainText.of(message));
    if (!found.find()) {
      return 0;
    }
    return number((found.group(1) == null ? found.group(2) : found.group(1)).replace(",", ""));
  }

  private static int number(String word) {
    if (NUMBERS.containsKey(word)) {
      return NUMBERS.get(word);
    }
    boolean digits =
        !word.isEmpty() && word.length() < 8 && word.chars().allMatch(Character::isDigit);
    return digits ? Integer.parseInt(word) : 0;
  }
}
