package com.mangaassist.views.markdown;

/** Finds where a text that is too long may be cut with the least harm. */
final class SentenceEnds {

  private static final String ENDS = "。！？!?.…";
  private static final String CLOSERS = "」』）)】\"'”’";

  private SentenceEnds() {}

  /**
   * The last good place.
   *
   * @param earliest the cut comes after so many characters at least
   * @return index of the first character after the cut
   */
  static int lastIn(CharSequence text, int earliest) {
    int sentence = -1;
    int balanced = -1;
    int space = -1;
    int stars = 0;
    int ticks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      stars += c == '*' ? 1 : 0;
      ticks += c == '`' ? 1 : 0;
      int cut = i + 1;
      if (cut < earliest || cut == text.length()) {
        continue;
      }
      if (isEnd(text, i)) {
        sentence = cut;
        balanced = stars % 4 == 0 && ticks % 2 == 0 ? cut : balanced;
      } else if (c == ' ') {
        space = cut;
      }
    }
    if (balanced > 0) {
      return balanced;
    }
    if (sentence > 0) {
      return sentence;
    }
    return space > 0 ? space : wholeCharacters(text);
  }

  /** Latin ends are told by the space after them, so that 3.14 stays whole. */
  private static boolean isEnd(CharSequence text, int at) {
    char c = text.charAt(at);
    char next = text.charAt(at + 1);
    if (ENDS.indexOf(next) >= 0 || CLOSERS.indexOf(next) >= 0) {
      return false;
    }
    if (c == '。' || c == '！' || c == '？') {
      return true;
    }
    return c == ' ' && at > 0 && (ENDS + CLOSERS).indexOf(text.charAt(at - 1)) >= 0;
  }

  private static int wholeCharacters(CharSequence text) {
    boolean halved = Character.isHighSurrogate(text.charAt(text.length() - 1));
    return halved ? text.length() - 1 : text.length();
  }
}
