package com.mangaassist.views.chat;

import java.time.Duration;

/**
 * About how many tokens an answer has so far. The gateway tells it at the end only, and of an
 * answer that is stopped never; no vendor publishes the tokenizer. So it is guessed as the rule of
 * thumb has it: a token for each wide character and for every four others.
 */
final class WrittenSoFar {

  private static final int FIRST_WIDE = 0x2E80;
  private static final int OTHERS_PER_TOKEN = 4;

  /** Over less than this a rate says nothing. */
  private static final Duration SHORTEST = Duration.ofMillis(300);

  private long wide;
  private long others;

  /** A piece came; what is taken back later was written, and is paid for, all the same. */
  void add(String piece) {
    for (int i = 0; i < piece.length(); i++) {
      if (piece.charAt(i) >= FIRST_WIDE) {
        wide++;
      } else {
        others++;
      }
    }
  }

  /** The guess, 0 or more. */
  int tokens() {
    return Math.toIntExact(wide + (others + OTHERS_PER_TOKEN - 1) / OTHERS_PER_TOKEN);
  }

  /** Tokens a second since the first one; 0 while that says nothing. */
  double rate(Duration sinceFirst) {
    return sinceFirst.compareTo(SHORTEST) < 0 || tokens() < 2
        ? 0
        : (tokens() - 1) * 1_000.0 / sinceFirst.toMillis();
  }
}
