package com.mangaassist.backend.aws.appconfig;

import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import com.networknt.schema.regex.RegularExpressions;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * A pattern of a caller's configuration. A backtracking search can take longer than the program
 * lives, so each has a budget of looks at the text.
 */
final class SchemaPattern {
  /** Looks at a character in one search: about a second of a processor. */
  private static final long BUDGET = 50_000_000;

  /** Patterns of a JSON schema, turned into Java's as the library itself does. */
  static final RegularExpressionFactory FACTORY = SchemaPattern::compile;

  private SchemaPattern() {}

  /** A search took too long to be finished. */
  static final class TooCostlyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooCostlyException() {
      super("a pattern takes too long on this text");
    }
  }

  private static RegularExpression compile(String regex) {
    Pattern pattern =
        Pattern.compile(
            RegularExpressions.replaceLongformCharacterProperties(
                RegularExpressions.replaceDollarAnchors(regex)));
    return value -> isFound(pattern, value);
  }

  /**
   * Whether the pattern is found anywhere in the text.
   *
   * @throws TooCostlyException when the budget ends before the search does
   */
  static boolean isFound(Pattern pattern, String text) {
    return pattern.matcher(new Budgeted(text, new AtomicLong(BUDGET))).find();
  }

  /** A text that counts how often it is looked at. */
  private record Budgeted(String text, AtomicLong left) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (left.decrementAndGet() < 0) {
        throw new TooCostlyException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Budgeted(text.substring(start, end), left);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
