package com.mangaassist.views.markdown;

/**
 * A stretch of text of one look; line ends within it are shown as such.
 *
 * @param text never empty
 * @param link where it leads, with a safe scheme; empty when it is no link
 */
public record Run(String text, boolean bold, boolean italic, boolean code, String link) {

  /** Text without any emphasis. */
  public static Run plain(String text) {
    return new Run(text, false, false, false, "");
  }

  boolean looksLike(Run other) {
    return bold == other.bold
        && italic == other.italic
        && code == other.code
        && link.equals(other.link);
  }

  Run withText(String other) {
    return new Run(other, bold, italic, code, link);
  }
}
