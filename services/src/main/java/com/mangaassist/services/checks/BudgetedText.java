package com.mangaassist.services.checks;

/** A text of which so much may be read: a pattern that looks back for ever comes to an end. */
final class BudgetedText implements CharSequence {

  private static final int READINGS = 20_000_000;

  private final String text;
  private final int[] left;

  BudgetedText(String text) {
    this(text, new int[] {READINGS});
  }

  private BudgetedText(String text, int[] left) {
    this.text = text;
    this.left = left;
  }

  /** The pattern is too costly. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("The pattern takes too long on this answer.");
    }
  }

  @Override
  public char charAt(int index) {
    if (left[0]-- <= 0) {
      throw new Exhausted();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new BudgetedText(text.substring(start, end), left);
  }

  @Override
  public String toString() {
    return text;
  }
}
