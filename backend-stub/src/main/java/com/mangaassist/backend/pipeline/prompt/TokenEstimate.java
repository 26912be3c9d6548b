package com.mangaassist.backend.pipeline.prompt;

/** About how many tokens a text has; no vendor publishes the tokenizer. */
final class TokenEstimate {
  private static final int LATIN_PER_TOKEN = 4;

  private TokenEstimate() {}

  /** One for each wide character, one for every four others. */
  static int of(String text) {
    long wide = text.codePoints().filter(c -> c >= 0x2e80).count();
    return (int) (wide + (text.length() - wide) / LATIN_PER_TOKEN + 1);
  }
}
