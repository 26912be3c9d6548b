package com.mangaassist.views.shell;

import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;

/** Whether typed characters stand in a text in their order, and how well. */
final class FuzzyMatch {

  private static final int WORD_START = 8;
  private static final int NEXT_TO_LAST = 5;
  private static final int WHOLE = 40;

  private FuzzyMatch() {}

  /** The score, higher is better; empty when they do not. Case and width do not count. */
  static OptionalInt score(String query, String text) {
    String wanted = fold(query).replace(" ", "");
    String in = fold(text);
    if (wanted.isEmpty()) {
      return OptionalInt.of(0);
    }
    int score = in.contains(fold(query).strip()) ? WHOLE : 0;
    int last = -1;
    int from = 0;
    for (int i = 0; i < wanted.length(); i++) {
      int at = in.indexOf(wanted.charAt(i), from);
      if (at < 0) {
        return OptionalInt.empty();
      }
      boolean wordStart = at == 0 || !Character.isLetterOrDigit(in.charAt(at - 1));
      score +=
          (wordStart ? WORD_START : 0) + (at == last + 1 ? NEXT_TO_LAST : 0) - (at > 60 ? 1 : 0);
      last = at;
      from = at + 1;
    }
    return OptionalInt.of(score);
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
