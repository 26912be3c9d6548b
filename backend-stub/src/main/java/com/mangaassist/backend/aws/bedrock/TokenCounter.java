package com.mangaassist.backend.aws.bedrock;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into approximate tokens. No vendor publishes Claude's tokenizer; its rule of thumb is
 * about four Latin letters a token and about one token for each Japanese character. So: a run of
 * letters or digits gives a token for every four code points (the white space before it belongs to
 * the first), anything else a token for each code point. Joined, the tokens are the text.
 */
public final class TokenCounter {
  private static final int LETTERS_PER_TOKEN = 4;

  /** Up to kana the answer is looked up: each prompt is counted whole. */
  private static final int KNOWN = 0x3100;

  private static final int FIRST_IDEOGRAPH = 0x4E00;
  private static final int LAST_IDEOGRAPH = 0x9FFF;

  private static final byte ALONE = 0;
  private static final byte JOINS = 1;
  private static final byte BLANK = 2;
  private static final byte[] KINDS = new byte[KNOWN];

  static {
    for (int codePoint = 0; codePoint < KNOWN; codePoint++) {
      KINDS[codePoint] =
          Character.isWhitespace(codePoint) ? BLANK : isNarrowLetter(codePoint) ? JOINS : ALONE;
    }
  }

  private TokenCounter() {}

  /** How many tokens {@code text} has; 0 for the empty text. */
  public static int count(String text) {
    int tokens = 0;
    for (int start = 0; start < text.length(); start = endOfToken(text, start)) {
      tokens++;
    }
    return tokens;
  }

  /** The tokens in their order; surrogate pairs stay whole. */
  public static List<String> split(String text) {
    List<String> tokens = new ArrayList<>(text.length() / 2 + 1);
    for (int start = 0; start < text.length(); ) {
      int end = endOfToken(text, start);
      tokens.add(text.substring(start, end));
      start = end;
    }
    return tokens;
  }

  /** Where the token that begins at {@code start} ends; at least one code point further. */
  static int endOfToken(String text, int start) {
    int at = start;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    int letters = 0;
    while (at < text.length() && letters < LETTERS_PER_TOKEN) {
      int codePoint = text.codePointAt(at);
      boolean joins = joins(codePoint);
      if (!joins && letters > 0) {
        return at;
      }
      at += Character.charCount(codePoint);
      if (!joins) {
        return at;
      }
      letters++;
    }
    return at;
  }

  /** No white space stands behind kana. */
  private static boolean isBlank(char c) {
    return c < KNOWN && KINDS[c] == BLANK;
  }

  private static boolean joins(int codePoint) {
    if (codePoint < KNOWN) {
      return KINDS[codePoint] == JOINS;
    }
    boolean ideograph = codePoint >= FIRST_IDEOGRAPH && codePoint <= LAST_IDEOGRAPH;
    return !ideograph && isNarrowLetter(codePoint);
  }

  /** A letter or digit of which several make a token. */
  private static boolean isNarrowLetter(int codePoint) {
    return Character.isLetterOrDigit(codePoint) && !isWide(codePoint);
  }

  private static boolean isWide(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> Character.isIdeographic(codePoint);
    };
  }
}
