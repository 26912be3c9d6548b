package com.mangaassist.backend.pipeline.sessions;

import java.text.Normalizer;
import java.util.Locale;

/** Makes texts comparable: full and half width, composed and decomposed, upper and lower case. */
final class SearchText {

  private SearchText() {}

  /** The folded copy that is searched. */
  static String fold(String text) {
    var folded = lower(Normalizer.normalize(text, Normalizer.Form.NFKC));
    // Folding can leave a text decomposed (as İ does); a zero character would end it for SQLite.
    return Normalizer.normalize(folded, Normalizer.Form.NFKC).replace('\0', ' ');
  }

  /** Message and answer as one text; the line between them cannot be part of a query's match. */
  static String fold(String message, String answer) {
    return fold(message) + '\u001f' + fold(answer);
  }

  /** A phrase for a trigram MATCH. */
  static String phrase(String folded) {
    return '"' + folded.replace("\"", "\"\"") + '"';
  }

  /** True when the trigram index can find it: it knows nothing shorter than three characters. */
  static boolean indexed(String folded) {
    return folded.codePointCount(0, folded.length()) >= 3;
  }

  private static String lower(String text) {
    // By way of upper case, so that ß meets SS; final sigma is a matter of place, not of letter.
    return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('ς', 'σ');
  }
}
