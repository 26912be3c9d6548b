package com.mangaassist.backend.aws.cloudwatch.math;

import com.mangaassist.backend.aws.cloudwatch.math.Lexer.Kind;
import com.mangaassist.backend.aws.cloudwatch.math.Lexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parses metric math: OR, AND, comparisons, sums, products, signs and powers, loosest first. */
public final class Parser {
  private static final int DEEPEST = 60;

  private static final List<List<String>> LEVELS =
      List.of(
          List.of("||", "OR"),
          List.of("&&", "AND"),
          List.of("==", "!=", "<", "<=", ">", ">="),
          List.of("+", "-"),
          List.of("*", "/"));

  private final List<Token> tokens;
  private int at;
  private int depth;

  private Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /**
   * Parses one expression.
   *
   * @throws MathException when it is none
   */
  public static Expression parse(String text) throws MathException {
    Parser parser = new Parser(Lexer.tokens(text));
    Expression expression = parser.level(0);
    if (parser.next().kind() != Kind.END) {
      throw parser.unexpected();
    }
    return expression;
  }

  private Expression level(int level) throws MathException {
    if (level == LEVELS.size()) {
      return signed();
    }
    Expression left = level(level + 1);
    Optional<String> operator = operator(level);
    while (operator.isPresent()) {
      at++;
      left = new Expression.Binary(operator.get(), left, level(level + 1));
      operator = operator(level);
    }
    return left;
  }

  private Optional<String> operator(int level) {
    String text = next().text();
    boolean word = next().kind() == Kind.NAME;
    return switch (next().kind()) {
      case SIGN, NAME ->
          Optional.of(word ? text.toUpperCase(Locale.ROOT) : text)
              .filter(LEVELS.get(level)::contains)
              .map(found -> found.equals("OR") ? "||" : found.equals("AND") ? "&&" : found);
      default -> Optional.empty();
    };
  }

  private Expression signed() throws MathException {
    deeper();
    Expression result;
    if (take("-")) {
      result = new Expression.Negation(signed());
    } else if (take("+")) {
      result = signed();
    } else {
      Expression base = primary();
      // A power binds from the right, and tighter than the sign before it.
      result = take("^") ? new Expression.Binary("^", base, signed()) : base;
    }
    depth--;
    return result;
  }

  private Expression primary() throws MathException {
    Token token = next();
    at++;
    return switch (token.kind()) {
      case NUMBER -> new Expression.Literal(Double.parseDouble(token.text()));
      case TEXT -> new Expression.Text(token.text());
      case NAME ->
          take("(")
              ? new Expression.Call(token.text().toUpperCase(Locale.ROOT), list(")"))
              : new Expression.Name(token.text());
      case SIGN, END -> opened(token.text());
    };
  }

  private Expression opened(String sign) throws MathException {
    if (sign.equals("(")) {
      Expression inner = level(0);
      expect(")");
      return inner;
    }
    if (sign.equals("[")) {
      return new Expression.Array(list("]"));
    }
    at--;
    throw unexpected();
  }

  private List<Expression> list(String end) throws MathException {
    deeper();
    List<Expression> items = new ArrayList<>();
    if (!take(end)) {
      items.add(level(0));
      while (take(",")) {
        items.add(level(0));
      }
      expect(end);
    }
    depth--;
    return items;
  }

  private void deeper() throws MathException {
    if (++depth > DEEPEST) {
      throw new MathException("The expression is nested too deep");
    }
  }

  private void expect(String sign) throws MathException {
    if (!take(sign)) {
      throw unexpected();
    }
  }

  private boolean take(String sign) {
    if (next().kind() == Kind.SIGN && next().text().equals(sign)) {
      at++;
      return true;
    }
    return false;
  }

  private Token next() {
    return tokens.get(at);
  }

  private MathException unexpected() {
    return new MathException(
        next().kind() == Kind.END
            ? "Unexpected end of the expression"
            : "Unexpected '"
                + next().text()
                + "' at position "
                + (next().position() - next().text().length()));
  }
}
