package com.mangaassist.backend.pipeline.moderation;

/** The check digit of payment cards (ISO/IEC 7812-1). */
final class Luhn {
  /** Digits of the shortest number that can be a card's. */
  static final int SHORTEST = 13;

  private Luhn() {}

  /** Whether the digits in the text, whatever is between them, end in the right check digit. */
  static boolean isValid(String text) {
    int sum = 0;
    int digits = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      int digit = Character.digit(text.charAt(i), 10);
      if (digit >= 0) {
        int doubled = digits % 2 == 0 ? digit : digit * 2;
        sum += doubled > 9 ? doubled - 9 : doubled;
        digits++;
      }
    }
    return digits >= SHORTEST && sum % 10 == 0;
  }
}
