package com.mangaassist.backend.aws.cloudwatch.math;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens. */
final class Lexer {
  /** What a token is. */
  enum Kind {
    NUMBER,
    TEXT,
    NAME,
    SIGN,
    END
  }

  record Token(Kind kind, String text, int position) {}

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<number>(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?)"
              + "|(?<text>\"[^\"]*\"|'[^']*')"
              + "|(?<name>[A-Za-z_][A-Za-z0-9_]*)"
              + "|(?<sign>==|!=|<=|>=|&&|\\|\\||[-+*/^()\\[\\],<>]))");

  private Lexer() {}

  static List<Token> tokens(String expression) throws MathException {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(expression);
    int at = 0;
    while (matcher.find(at) && matcher.start() == at) {
      tokens.add(token(matcher));
      at = matcher.end();
    }
    if (!expression.substring(at).isBlank()) {
      throw new MathException("Unexpected character at position " + at);
    }
    tokens.add(new Token(Kind.END, "", expression.length()));
    return tokens;
  }

  private static Token token(Matcher matcher) {
    int position = matcher.end();
    if (matcher.group("number") != null) {
      return new Token(Kind.NUMBER, matcher.group("number"), position);
    }
    if (matcher.group("text") != null) {
      String quoted = matcher.group("text");
      return new Token(Kind.TEXT, quoted.substring(1, quoted.length() - 1), position);
    }
    if (matcher.group("name") != null) {
      return new Token(Kind.NAME, matcher.group("name"), position);
    }
    return new Token(Kind.SIGN, matcher.group("sign"), position);
  }
}
