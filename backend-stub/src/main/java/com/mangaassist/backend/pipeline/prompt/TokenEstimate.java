package com.mangaassist.backend.pipeline.prompt;

/** About how many tokens a text has; no vendor publishes the tokenizer. */
public final class TokenEstimate {
  private static final int LATIN_PER_TOKEN = 4;
  private static final char FIRST_WIDE = 0x2e80;

  private TokenEstimate() {}

  /** One for each wide character, one for every four others. */
  public static int of(String text) {
    int wide = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= FIRST_WIDE) {
        wide++;
        at += Character.isHighSurrogate(c) ? 1 : 0;
      }
    }
    return wide + (text.length() - wide) / LATIN_PER_TOKEN + 1;
  }
}
