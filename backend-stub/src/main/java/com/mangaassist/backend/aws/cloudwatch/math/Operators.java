package com.mangaassist.backend.aws.cloudwatch.math;

import java.util.function.DoubleBinaryOperator;

/** Operators of two numbers; what is not finite is no datapoint. */
final class Operators {
  private Operators() {}

  static DoubleBinaryOperator of(String operator) {
    return switch (operator) {
      case "+" -> Double::sum;
      case "-" -> (a, b) -> a - b;
      case "*" -> (a, b) -> a * b;
      case "/" -> (a, b) -> a / b;
      case "^" -> Math::pow;
      case "==" -> (a, b) -> truth(a == b);
      case "!=" -> (a, b) -> truth(a != b);
      case "<" -> (a, b) -> truth(a < b);
      case "<=" -> (a, b) -> truth(a <= b);
      case ">" -> (a, b) -> truth(a > b);
      case ">=" -> (a, b) -> truth(a >= b);
      case "&&" -> (a, b) -> truth(a != 0 && b != 0);
      case "||" -> (a, b) -> truth(a != 0 || b != 0);
      default -> throw new IllegalArgumentException("no operator: " + operator);
    };
  }

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }
}
