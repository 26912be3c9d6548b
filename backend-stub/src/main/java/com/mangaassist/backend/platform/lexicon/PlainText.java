package com.mangaassist.backend.platform.lexicon;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which texts meet the rules of a {@link Lexicon}. */
public final class PlainText {

  private static final String SINGLE_QUOTES = "\u2018\u2019\u02BC`\u00B4";

  /** Joins what is one sign, as a family of emoji. */
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private PlainText() {}

  /**
   * NFKC, lower case, curly apostrophes straight, invisible characters gone, white space as single
   * blanks.
   */
  public static String of(String text) {
    String wide = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var plain = new StringBuilder(wide.length());
    boolean blank = false;
    int c;
    for (int i = 0; i < wide.length(); i += Character.charCount(c)) {
      c = wide.codePointAt(i);
      if (isPlain(c)) {
        if (blank) {
          plain.append(' ');
          blank = false;
        }
        plain.append((char) c);
      } else if (isSpace(c)) {
        blank = !plain.isEmpty();
      } else if (!isInvisible(c)) {
        if (blank) {
          plain.append(' ');
          blank = false;
        }
        plain.appendCodePoint(SINGLE_QUOTES.indexOf(c) >= 0 ? '\'' : c);
      }
    }
    return plain.toString();
  }

  /** Most of what people write: neither space nor invisible nor a quote. */
  private static boolean isPlain(int c) {
    return (c > ' ' && c < 0x7F && c != '`') || (c >= 0x3041 && c <= 0x9FFF);
  }

  private static boolean isSpace(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean isInvisible(int c) {
    return (Character.getType(c) == Character.FORMAT && c != ZERO_WIDTH_JOINER)
        || (c >= 0xFE00 && c <= 0xFE0F);
  }
}
