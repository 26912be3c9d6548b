package com.mangaassist.views.transcript;

/** Guesses how high a text will be, for scroll bars; nothing that is in sight is guessed. */
final class TextEstimate {

  private static final double LATIN = 6.6;
  private static final double WIDE = 13;
  private static final int FIRST_WIDE = 0x2E80;

  private TextEstimate() {}

  static double height(String text, double width, double line) {
    double lines = 0;
    double x = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      x += c >= FIRST_WIDE ? WIDE : LATIN;
      if (c == '\n' || x > width) {
        lines++;
        x = 0;
      }
    }
    return (lines + 1) * line;
  }
}
