package com.mangaassist.backend.pipeline.dialogue;

import com.mangaassist.backend.platform.lexicon.PlainText;
import java.util.Map;
import java.util.regex.Pattern;

/** How many suggestions a customer wants. */
final class WantedCount {
  private static final int USUAL = 3;
  private static final int MOST = 5;
  private static final Pattern COUNT =
      Pattern.compile(
          "([1-9一二三四五])(?:つ|作品|タイトル|本|シリーズ|個)"
              + "|(?:one|two|three|four|five|[1-5]) (?=\\w* ?(?:manga|series|titles?|books?|suggestions?|recommendations?|recs|options|ideas)\\b)");
  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("一", 1),
          Map.entry("二", 2),
          Map.entry("三", 3),
          Map.entry("四", 4),
          Map.entry("五", 5),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5));

  private WantedCount() {}

  /** The number in the words ("1つか2つ" is 2), else the usual one; all works of an author. */
  static int in(String message, boolean byAuthor) {
    int wanted = 0;
    var matcher = COUNT.matcher(PlainText.of(message));
    while (matcher.find()) {
      String word = matcher.group(1) == null ? matcher.group().strip() : matcher.group(1);
      wanted = Math.max(wanted, WORDS.containsKey(word) ? WORDS.get(word) : digit(word));
    }
    if (wanted == 0) {
      return byAuthor ? MOST : USUAL;
    }
    return Math.min(wanted, MOST);
  }

  private static int digit(String word) {
    return Character.digit(word.charAt(0), 10);
  }
}
