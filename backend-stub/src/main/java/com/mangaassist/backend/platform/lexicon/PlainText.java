package com.mangaassist.backend.platform.lexicon;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which texts meet the rules of a {@link Lexicon}. */
public final class PlainText {
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}&&[^\\u200D]]|[\\uFE00-\\uFE0F]");
  private static final Pattern SINGLE_QUOTES = Pattern.compile("[\u2018\u2019\u02BC`\u00B4]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  private PlainText() {}

  /**
   * NFKC, lower case, curly apostrophes straight, invisible characters gone, white space as single
   * blanks.
   */
  public static String of(String text) {
    String wide = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String visible = INVISIBLE.matcher(wide).replaceAll("");
    String straight = SINGLE_QUOTES.matcher(visible).replaceAll("'");
    return SPACES.matcher(straight).replaceAll(" ").strip();
  }
}
