package com.mangaassist.services.checks;

import com.mangaassist.services.chat.Intent;
import com.mangaassist.services.chat.Severity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What is expected of an answer.
 *
 * @param value by the check: a text, a pattern, a name, milliseconds or US dollars
 * @param negated expects the opposite
 */
public record Expectation(Check check, String value, boolean negated) {

  /** What is wrong with an expectation. */
  public enum Fault {
    NONE,
    EMPTY,
    NOT_A_NUMBER,
    NOT_A_PATTERN,
    NOT_AN_INTENT,
    NOT_A_SEVERITY
  }

  /** Whether it can be judged. */
  public Fault fault() {
    if (value.isBlank()) {
      return Fault.EMPTY;
    }
    return switch (check) {
      case CONTAINS, PRODUCT, MODEL -> Fault.NONE;
      case MATCHES -> isPattern() ? Fault.NONE : Fault.NOT_A_PATTERN;
      case INTENT ->
          Arrays.stream(Intent.values()).anyMatch(each -> each.wireName().equals(value.strip()))
              ? Fault.NONE
              : Fault.NOT_AN_INTENT;
      case SEVERITY ->
          Arrays.stream(Severity.values()).anyMatch(each -> each.wireName().equals(value.strip()))
              ? Fault.NONE
              : Fault.NOT_A_SEVERITY;
      case FIRST_TOKEN_UNDER, TOTAL_UNDER, COST_UNDER ->
          isNumber() ? Fault.NONE : Fault.NOT_A_NUMBER;
    };
  }

  private boolean isPattern() {
    try {
      Pattern.compile(value);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private boolean isNumber() {
    try {
      return number().signum() > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The value as a number. */
  BigDecimal number() {
    return new BigDecimal(value.strip());
  }
}
