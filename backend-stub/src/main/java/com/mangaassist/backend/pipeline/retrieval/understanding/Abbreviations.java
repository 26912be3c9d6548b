package com.mangaassist.backend.pipeline.retrieval.understanding;

/** Tells whether a short form may stand for a title, as fans make them. */
final class Abbreviations {
  private Abbreviations() {}

  /** Begins with the same letter and takes its other letters from the title, in order. */
  static boolean fits(String shortForm, String title) {
    if (shortForm.charAt(0) != title.charAt(0) || title.length() < shortForm.length() + 2) {
      return false;
    }
    int at = 0;
    int pieces = 0;
    int last = -2;
    for (int i = 0; i < shortForm.length(); i++) {
      at = title.indexOf(shortForm.charAt(i), i == 0 ? 0 : at + 1);
      if (at < 0) {
        return false;
      }
      pieces += at == last + 1 ? 0 : 1;
      last = at;
    }
    // Fans join the beginnings of two or three words; letters from everywhere are chance.
    return pieces <= Math.max(2, shortForm.length() / 2) && pieces < shortForm.length();
  }
}
