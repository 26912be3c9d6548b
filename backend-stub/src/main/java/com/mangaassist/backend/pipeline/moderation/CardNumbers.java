package com.mangaassist.backend.pipeline.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds payment card numbers in a text: a length and beginning that a brand gives out, and the
 * right check digit. Order numbers, ISBNs and other long numbers mostly fail one of the three.
 */
final class CardNumbers {
  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;

  /** Blanks and signs that people write between digits, at most so many in a row. */
  private static final int GAP = 2;

  private static final int LABEL = 28;
  private static final Pattern OTHER_NUMBER =
      Pattern.compile(
          "(?i)(?:(?:注文|伝票|追跡|問い合わせ|受付|送り状)(?:番号|no)|isbn|jan|(?:order|tracking|invoice)"
              + " ?(?:number|no|id|#|code)?)[^\\d\\n]{0,8}$");

  private CardNumbers() {}

  /** Where a card number stands. */
  record Span(int start, int end) {}

  /** All of them, from left to right; linear in the length of the text. */
  static List<Span> in(String text) {
    List<Span> found = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (!Character.isDigit(text.charAt(at))) {
        at++;
        continue;
      }
      int[] digits = run(text, at);
      if (digits.length >= SHORTEST) {
        addFrom(text, digits, found);
      }
      at = digits.length == 0 ? at + 1 : digits[digits.length - 1] + 1;
    }
    return found;
  }

  private static void addFrom(String text, int[] digits, List<Span> found) {
    for (int first = 0; first + SHORTEST <= digits.length; first++) {
      if (first > 0 && digits[first] == digits[first - 1] + 1) {
        continue; // a number begins where a group of digits begins
      }
      for (int count = Math.min(LONGEST, digits.length - first); count >= SHORTEST; count--) {
        int last = first + count - 1;
        boolean groupEnds = last == digits.length - 1 || digits[last + 1] > digits[last] + 1;
        if (groupEnds && isCard(text, digits, first, count)) {
          found.add(new Span(digits[first], digits[last] + 1));
          first = last;
          break;
        }
      }
    }
  }

  private static boolean isCard(String text, int[] digits, int first, int count) {
    var number = new StringBuilder(count);
    for (int i = first; i < first + count; i++) {
      number.append(text.charAt(digits[i]));
    }
    return isBrands(number.toString())
        && Luhn.isValid(number.toString())
        && !OTHER_NUMBER
            .matcher(text)
            .region(Math.max(0, digits[first] - LABEL), digits[first])
            .find();
  }

  /** Beginnings and lengths of ISO/IEC 7812 numbers as the brands publish them. */
  private static boolean isBrands(String number) {
    int two = Integer.parseInt(number.substring(0, 2));
    int four = Integer.parseInt(number.substring(0, 4));
    return switch (number.length()) {
      case 13 -> number.startsWith("4");
      case 14 -> two == 36 || two == 38 || two == 39 || (four >= 3000 && four <= 3059);
      case 15 -> two == 34 || two == 37;
      default ->
          number.startsWith("4")
              || (two >= 50 && two <= 69)
              || (four >= 2221 && four <= 2720)
              || (four >= 3528 && four <= 3589)
              || two == 36;
    };
  }

  /** The places of the digits that follow each other from here, with small gaps. */
  private static int[] run(String text, int from) {
    if (!isDigit(text, from)) {
      return new int[0];
    }
    var places = IntStream.builder();
    int last = from;
    for (int at = from; at < text.length() && at - last <= GAP + 1; at++) {
      if (isDigit(text, at)) {
        places.add(at);
        last = at;
      } else if (" -._\n\t".indexOf(text.charAt(at)) < 0) {
        break;
      }
    }
    return places.build().toArray();
  }

  private static boolean isDigit(String text, int at) {
    char c = text.charAt(at);
    return c >= '0' && c <= '9';
  }
}
