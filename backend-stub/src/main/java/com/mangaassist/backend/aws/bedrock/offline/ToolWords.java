package com.mangaassist.backend.aws.bedrock.offline;

import com.mangaassist.backend.platform.lexicon.PlainText;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that tell what a tool or a message is about: no function words, no endings. */
final class ToolWords {
  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9]+");
  private static final int SHORTEST_STEM = 4;

  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "a",
          "about",
          "all",
          "am",
          "an",
          "and",
          "any",
          "are",
          "as",
          "at",
          "be",
          "by",
          "can",
          "could",
          "current",
          "currently",
          "do",
          "does",
          "for",
          "from",
          "get",
          "give",
          "given",
          "has",
          "have",
          "how",
          "if",
          "in",
          "input",
          "is",
          "it",
          "its",
          "me",
          "my",
          "name",
          "need",
          "of",
          "on",
          "or",
          "please",
          "returns",
          "should",
          "some",
          "tell",
          "that",
          "the",
          "their",
          "this",
          "to",
          "tool",
          "use",
          "used",
          "user",
          "value",
          "want",
          "was",
          "what",
          "when",
          "where",
          "which",
          "who",
          "will",
          "with",
          "would",
          "you",
          "your");

  /** What a customer says in Japanese, by the words in which tools are described. */
  private static final Map<String, String> JAPANESE =
      Map.ofEntries(
          Map.entry("天気", "weather"),
          Map.entry("気温", "temperature"),
          Map.entry("注文", "order"),
          Map.entry("配送", "delivery"),
          Map.entry("在庫", "stock"),
          Map.entry("値段", "price"),
          Map.entry("価格", "price"),
          Map.entry("いくら", "price"),
          Map.entry("検索", "search"),
          Map.entry("探", "search"),
          Map.entry("返金", "refund"),
          Map.entry("時間", "time"),
          Map.entry("何時", "time"),
          Map.entry("計算", "calculate"),
          Map.entry("翻訳", "translate"),
          Map.entry("おすすめ", "recommend"),
          Map.entry("漫画", "manga"),
          Map.entry("株価", "stock"),
          Map.entry("曲", "song"));

  private ToolWords() {}

  static Set<String> of(String text) {
    Set<String> words = new HashSet<>();
    String parted = CAMEL.matcher(text).replaceAll(" ").replace('_', ' ');
    String plain = PlainText.of(parted);
    WORD.matcher(plain)
        .results()
        .map(found -> found.group())
        .filter(word -> !EMPTY_WORDS.contains(word))
        .forEach(word -> words.add(stem(word)));
    JAPANESE.forEach(
        (japanese, english) -> {
          if (plain.contains(japanese)) {
            words.add(stem(english));
          }
        });
    return words;
  }

  /** Without the endings of plurals and verbs. */
  private static String stem(String word) {
    for (String ending :
        new String[] {"ations", "ation", "ings", "ing", "ers", "es", "ed", "er", "s", "e"}) {
      if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }
}
