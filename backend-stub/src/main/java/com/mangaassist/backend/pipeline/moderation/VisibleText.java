package com.mangaassist.backend.pipeline.moderation;

import java.util.regex.Pattern;

/**
 * A text for the search of numbers and addresses: without invisible characters, every dash a
 * hyphen, and long numbers in Chinese digits in Arabic ones. Both forms have the same length.
 *
 * @param shown as people see it
 * @param plain as rules read it
 */
record VisibleText(String shown, String plain) {
  private static final int LONG = 10;
  private static final String CHINESE_DIGITS = "〇一二三四五六七八九";
  private static final Pattern LONG_NUMBER =
      Pattern.compile("[零" + CHINESE_DIGITS + "-]{" + LONG + ",24}");

  /** Of a text in NFKC form. */
  static VisibleText of(String nfkc) {
    var shown = new StringBuilder(nfkc.length());
    var plain = new StringBuilder(nfkc.length());
    int run = 0;
    boolean longNumber = false;
    for (int i = 0; i < nfkc.length(); i++) {
      char c = nfkc.charAt(i);
      if (c >= 0x80 && Character.getType(c) == Character.FORMAT) {
        continue;
      }
      char read = c >= 0x80 && isDash(nfkc, i) ? '-' : c;
      shown.append(c);
      plain.append(read);
      run = ofLongNumber(read) ? run + 1 : 0;
      longNumber |= run == LONG;
    }
    String text = plain.toString();
    return new VisibleText(shown.toString(), longNumber ? arabic(text) : text);
  }

  /** A character of {@link #LONG_NUMBER}. */
  private static boolean ofLongNumber(char c) {
    return c == '-' || (c >= '〇' && (c == '零' || CHINESE_DIGITS.indexOf(c) >= 0));
  }

  /** The sound mark ー is a dash only between digits, where people type it for one. */
  private static boolean isDash(String text, int at) {
    char c = text.charAt(at);
    return (c >= '\u2010' && c <= '\u2015')
        || c == '\u2212'
        || c == '\u2500'
        || (c == 'ー' && at > 0 && isNumber(text.charAt(at - 1)));
  }

  private static boolean isNumber(char c) {
    return Character.isDigit(c) || CHINESE_DIGITS.indexOf(c) >= 0;
  }

  private static String arabic(String text) {
    return LONG_NUMBER
        .matcher(text)
        .replaceAll(
            number ->
                number
                    .group()
                    .chars()
                    .collect(
                        StringBuilder::new,
                        (digits, c) -> digits.append(digit((char) c)),
                        StringBuilder::append)
                    .toString());
  }

  private static char digit(char c) {
    int value = CHINESE_DIGITS.indexOf(c == '零' ? '〇' : c);
    return value < 0 ? c : (char) ('0' + value);
  }
}
