package com.mangaassist.backend.pipeline.moderation;

import com.mangaassist.backend.platform.lexicon.Lexicon;
import com.mangaassist.backend.platform.lexicon.PlainText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What no answer may say. Each rule comes with the words it can begin with, so that only a piece
 * that may become serious has to wait for the next one.
 */
final class AnswerRules {
  private static final String BEGINS = "begins";

  private final Lexicon rules = Lexicon.load(AnswerRules.class, "answer-rules.tsv");

  /** By their first character. */
  private final Map<Character, List<String>> beginnings =
      rules.rules().stream()
          .filter(rule -> rule.label().equals(BEGINS))
          .flatMap(rule -> List.of(rule.pattern().pattern().split("\\|", -1)).stream())
          .collect(Collectors.groupingBy(beginning -> beginning.charAt(0)));

  AnswerRules() {}

  /** Labels of the rules found in the text. */
  Set<String> labels(String text) {
    String plain = PlainText.of(text);
    var labels = new LinkedHashSet<String>();
    for (Lexicon.Rule rule : rules.candidates(plain)) {
      if (rule.label().equals(BEGINS)) {
        continue;
      }
      var matcher = rule.pattern().matcher(plain);
      while (matcher.find()) {
        if (rule.weight() < 2 || Luhn.isValid(matcher.group())) {
          labels.add(rule.label());
        }
      }
    }
    return labels;
  }

  /** The first place where a beginning, or the start of one at the text's end, is found. */
  int firstDoubt(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int limit = lower.length() == text.length() ? text.length() : 0;
    for (int at = 0; at < limit; at++) {
      int end = endOfNumber(lower, at);
      if (end == limit && end > at) {
        return at; // the number may go on
      }
      if (end - at >= Luhn.SHORTEST || beginsAt(lower, at)) {
        return at;
      }
      at = Math.max(at, end - 1);
    }
    return limit;
  }

  /** The end of a run of digits, blanks and hyphens that begins with a digit, else {@code at}. */
  private static int endOfNumber(String text, int at) {
    int end = at;
    while (end < text.length()
        && (Character.isDigit(text.charAt(end))
            || (end > at && (text.charAt(end) == ' ' || text.charAt(end) == '-')))) {
      end++;
    }
    return end;
  }

  private boolean beginsAt(String text, int at) {
    int left = text.length() - at;
    for (String beginning : beginnings.getOrDefault(text.charAt(at), List.of())) {
      if (text.regionMatches(at, beginning, 0, Math.min(left, beginning.length()))) {
        return true;
      }
    }
    return false;
  }
}
