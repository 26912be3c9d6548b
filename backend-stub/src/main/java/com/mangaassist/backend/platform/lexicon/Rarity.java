package com.mangaassist.backend.platform.lexicon;

import java.util.Set;

/** Which landmarks fewer texts hold, by a rough guess at what customers and the shop write. */
final class Rarity {

  /** Letters by how often they stand in English and in romaji. */
  private static final String COMMON = "etaoinshr";

  private static final String RARE = "bvkjxqz";
  private static final double COMMON_LETTER = 0.4;
  private static final double LETTER = 0.2;
  private static final double RARE_LETTER = 0.08;
  private static final double BLANK = 0.6;

  /** Most texts have a number, and most numbers, as prices, have three digits. */
  private static final double NUMBER = 3;

  private static final double ANOTHER_DIGIT = 0.6;
  private static final double DIGIT = 0.3;

  /** That something stands before the first digit says little. */
  private static final double NUMBER_BEGINS = 4;

  /** Few numbers go on after another character. */
  private static final double IN_A_NUMBER = 0.1;

  private static final String SIGNS = ".,-'!?()/:*&";
  private static final double SIGN = 0.3;
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
    if (text.chars().allMatch(c -> c == '0')) {
      return NUMBER * Math.pow(ANOTHER_DIGIT, text.length() - 1);
    }
    double expected = 1;
    for (int i = 0; i < text.length(); i++) {
      expected *= expected(text.charAt(i));
      if (i == 1 && text.charAt(0) != '0' && text.charAt(1) == '0') {
        expected *= NUMBER_BEGINS;
      } else if (i > 1
          && text.charAt(i) == '0'
          && text.charAt(i - 1) != '0'
          && text.charAt(i - 2) == '0') {
        expected *= IN_A_NUMBER;
      }
    }
    return expected;
  }

  private static double expected(char c) {
    if (c == '0') {
      return DIGIT;
    }
    if (c == ' ') {
      return BLANK;
    }
    if (c < 0x80) {
      return Character.isLetter(c)
          ? letter(Character.toLowerCase(c))
          : SIGNS.indexOf(c) >= 0 ? SIGN : OTHER;
    }
    if (Character.isIdeographic(c)) {
      return KANJI;
    }
    return Character.isLetter(c) ? KANA : OTHER;
  }

  private static double letter(char c) {
    if (COMMON.indexOf(c) >= 0) {
      return COMMON_LETTER;
    }
    return RARE.indexOf(c) >= 0 ? RARE_LETTER : LETTER;
  }
}
