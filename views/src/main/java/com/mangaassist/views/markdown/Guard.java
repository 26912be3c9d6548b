package com.mangaassist.views.markdown;

/**
 * A mark that stands for no character and is taken out of what is shown.
 *
 * <p>CommonMark's rule for emphasis looks for spaces around words, which Japanese has not: in
 * {@code これは**「料理」**です} neither run of stars would count. A mark between stars and bracket makes
 * the rule see a letter there.
 */
final class Guard {

  /** A noncharacter of Unicode, never in a text that is interchanged. */
  static final String MARK = "\uFDD0";

  private static final int FIRST_CJK = 0x2E80;

  private Guard() {}

  static String remove(String text) {
    return text.replace(MARK, "");
  }

  /** The line with marks where stars stand between Japanese and a bracket. */
  static String stars(String line) {
    if (line.indexOf('*') < 0) {
      return line;
    }
    StringBuilder guarded = new StringBuilder(line.length() + 8);
    int at = 0;
    while (at < line.length()) {
      int run = at;
      while (run < line.length() && line.charAt(run) == '*') {
        run++;
      }
      if (run == at) {
        guarded.append(line.charAt(at++));
        continue;
      }
      int before = at == 0 ? ' ' : line.codePointBefore(at);
      int after = run == line.length() ? ' ' : line.codePointAt(run);
      boolean japanese = before >= FIRST_CJK || after >= FIRST_CJK;
      if (japanese && isPunctuation(before) && isWord(after)) {
        guarded.append(MARK);
      }
      guarded.append(line, at, run);
      if (japanese && isWord(before) && opens(after)) {
        guarded.append(MARK);
      }
      at = run;
    }
    return guarded.toString();
  }

  private static boolean isWord(int c) {
    return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !isPunctuation(c);
  }

  private static boolean opens(int c) {
    int type = Character.getType(c);
    return type == Character.START_PUNCTUATION
        || type == Character.INITIAL_QUOTE_PUNCTUATION
        || c == '"';
  }

  private static boolean isPunctuation(int c) {
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          c != '\\';
      default -> false;
    };
  }
}
