package com.mangaassist.backend.aws.cloudwatch.math;

import java.util.List;

/** An expression as it was parsed. */
public sealed interface Expression {
  /** A number. */
  record Literal(double number) implements Expression {}

  /** A text in quotes. */
  record Text(String text) implements Expression {}

  /** The id of another query, or a word that a function knows. */
  record Name(String name) implements Expression {}

  /** An operator of one side. */
  record Negation(Expression of) implements Expression {}

  /** An operator of two sides. */
  record Binary(String operator, Expression left, Expression right) implements Expression {}

  /** A function, its name in upper case. */
  record Call(String function, List<Expression> arguments) implements Expression {}

  /** {@code [m1, m2]}. */
  record Array(List<Expression> items) implements Expression {}
}
