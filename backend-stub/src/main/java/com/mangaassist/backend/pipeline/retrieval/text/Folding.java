package com.mangaassist.backend.pipeline.retrieval.text;

import java.text.Normalizer;
import java.util.Locale;

/** Folds width, case, kana and accents, the differences that customers do not mean. */
public final class Folding {
  private static final char KATAKANA_FIRST = 'ァ';
  private static final char KATAKANA_LAST = 'ヶ';
  private static final int KANA_DISTANCE = 'ァ' - 'ぁ';

  private Folding() {}

  /**
   * NFKC, lower case, katakana as hiragana, no accents on Latin letters; punctuation becomes one
   * space, spaces are collapsed.
   */
  public static String fold(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var out = new StringBuilder(plain.length());
    plain.codePoints().forEach(c -> append(out, c));
    return out.toString().strip();
  }

  /** {@link #fold} without any space: a key for comparing whole names. */
  public static String key(String text) {
    return fold(text).replace(" ", "");
  }

  private static void append(StringBuilder out, int c) {
    if (c >= KATAKANA_FIRST && c <= KATAKANA_LAST) {
      out.append((char) (c - KANA_DISTANCE));
    } else if (c == 'ー' || c == '々' || Character.isLetterOrDigit(c)) {
      out.appendCodePoint(c > 0x7f && c < 0x250 ? withoutAccent(c) : c);
    } else if (c == '\'' || c == '’') {
      return; // "don't" and "dont" are one word
    } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }

  private static int withoutAccent(int c) {
    return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0);
  }
}
