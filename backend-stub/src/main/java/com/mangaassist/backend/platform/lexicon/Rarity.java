package com.mangaassist.backend.platform.lexicon;

import java.util.Set;

/** Which landmarks fewer texts hold, by a rough guess at what customers and the shop write. */
final class Rarity {

  private static final double LETTER = 0.3;
  private static final double BLANK = 0.6;
  private static final double DIGIT = 0.3;
  private static final double KANA = 0.15;
  private static final double KANJI = 0.02;
  private static final double OTHER = 0.05;

  private Rarity() {}

  /** Of two sets the rarer one; a set that is empty or holds the empty text is none at all. */
  static Set<String> rarer(Set<String> some, Set<String> others) {
    return expected(others) < expected(some) ? others : some;
  }

  /** How many of the texts stand in a text, about; infinite for a set that says nothing. */
  private static double expected(Set<String> texts) {
    if (texts.isEmpty() || texts.contains("")) {
      return Double.POSITIVE_INFINITY;
    }
    return texts.stream().mapToDouble(Rarity::expected).sum();
  }

  private static double expected(String text) {
    return text.chars().mapToDouble(c -> expected((char) c)).reduce(1, (a, b) -> a * b);
  }

  private static double expected(char c) {
    if (c >= '0' && c <= '9') {
      return DIGIT;
    }
    if (c == ' ') {
      return BLANK;
    }
    if (c < 0x80) {
      return Character.isLetter(c) ? LETTER : OTHER;
    }
    if (Character.isIdeographic(c)) {
      return KANJI;
    }
    return Character.isLetter(c) ? KANA : OTHER;
  }
}
