package com.mangaassist.backend.aws.appconfig;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The syntax of a variant's rule, such as {@code (and (eq $tier "premium") (split by::$userId
 * pct::20))}. AWS evaluates rules where the context is known, in its agent; here they are only kept
 * from being nonsense.
 */
final class FlagRule {
  private static final Set<String> OPERATORS =
      Set.of(
          "eq",
          "ne",
          "gt",
          "gte",
          "lt",
          "lte",
          "and",
          "or",
          "not",
          "begins_with",
          "ends_with",
          "contains",
          "in",
          "matches",
          "exists",
          "split");
  private static final int DEPTH = 50;

  /** The words of a rule: a string, a parenthesis, a bracket, or a run of anything else. */
  private static final Pattern WORD =
      Pattern.compile("\\s*(?:(?<word>\"(?:[^\"\\\\]|\\\\.)*+\"|[()\\[\\]]|[^\\s()\\[\\]\"]++)|$)");

  private final Matcher words;
  private String word = "";

  private FlagRule(String rule) {
    words = WORD.matcher(rule);
    next();
  }

  /** Why the rule is none; empty when it is one. */
  static Optional<String> problem(String rule) {
    try {
      FlagRule reader = new FlagRule(rule);
      reader.expression(0);
      reader.require("");
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  private void expression(int depth) {
    if (depth > DEPTH) {
      throw new IllegalArgumentException("The rule is nested too deep.");
    }
    require("(");
    if (!OPERATORS.contains(word)) {
      throw new IllegalArgumentException("'%s' is not an operator.".formatted(word));
    }
    next();
    int operands = 0;
    while (!word.equals(")")) {
      operand(depth);
      operands++;
    }
    if (operands == 0) {
      throw new IllegalArgumentException("An operator needs operands.");
    }
    next();
  }

  private void operand(int depth) {
    switch (word) {
      case "(" -> expression(depth + 1);
      case "[" -> {
        next();
        while (!word.equals("]")) {
          operand(depth + 1);
        }
        next();
      }
      case "", "]", ")" -> throw new IllegalArgumentException("The rule is not complete.");
      default -> next();
    }
  }

  private void require(String expected) {
    if (!word.equals(expected)) {
      throw new IllegalArgumentException(
          expected.isEmpty()
              ? "Something follows the rule's last parenthesis."
              : "A rule begins with a parenthesis and an operator.");
    }
    next();
  }

  /** The next word; empty at the end. */
  private void next() {
    if (!words.lookingAt()) {
      throw new IllegalArgumentException("The rule has a string that does not end.");
    }
    String found = words.group("word");
    word = found == null ? "" : found;
    words.region(words.end(), words.regionEnd());
  }
}
