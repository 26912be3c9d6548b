package com.mangaassist.backend.pipeline.retrieval.understanding;

import com.mangaassist.backend.pipeline.retrieval.text.Folding;

/** Blanks pieces of a text that have been read for what they are. */
final class Blank {
  private Blank() {}

  /** Blanks the first place where the folded letters stand, whatever is written between them. */
  static void letters(StringBuilder text, String key) {
    for (int start = 0; start < text.length(); start++) {
      int end = end(text, start, key);
      if (end > start) {
        range(text, start, end);
        return;
      }
    }
  }

  /** Blanks {@code [start, end)}. */
  static void range(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      text.setCharAt(i, ' ');
    }
  }

  /** Where the letters that begin here end, or -1. */
  private static int end(StringBuilder text, int start, String key) {
    int at = 0;
    for (int i = start; i < text.length() && at < key.length(); i++) {
      String folded = Folding.key(text.substring(i, i + 1));
      if (folded.isEmpty() && i > start) {
        continue;
      }
      if (folded.isEmpty() || !key.startsWith(folded, at)) {
        return -1;
      }
      at += folded.length();
      if (at == key.length()) {
        return i + 1;
      }
    }
    return -1;
  }
}
