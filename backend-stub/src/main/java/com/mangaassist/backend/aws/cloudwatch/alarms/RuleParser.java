package com.mangaassist.backend.aws.cloudwatch.alarms;

import com.mangaassist.backend.aws.cloudwatch.model.Faults;
import com.mangaassist.backend.aws.delivery.AlarmStates.State;
import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses an AlarmRule: OR, AND and NOT, loosest first, of ALARM(…), OK(…) and so on. */
final class RuleParser {
  private static final int DEEPEST = 100;
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<state>ALARM|OK|INSUFFICIENT_DATA)\\s*\\(\\s*"
              + "(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"|(?<plain>[^\\s()\"]+))\\s*\\)"
              + "|(?<word>AND|OR|NOT|TRUE|FALSE)\\b|(?<sign>[()]))");

  private record Token(String text, String state) {}

  private final List<Token> tokens;
  private final UnaryOperator<String> nameOf;
  private int at;
  private int depth;

  private RuleParser(List<Token> tokens, UnaryOperator<String> nameOf) {
    this.tokens = tokens;
    this.nameOf = nameOf;
  }

  /**
   * Parses a rule.
   *
   * @param nameOf makes the name of a name or ARN
   */
  static Rule parse(String text, UnaryOperator<String> nameOf) throws AwsFault {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (matcher.find(at) && matcher.start() == at) {
      tokens.add(token(matcher));
      at = matcher.end();
    }
    if (!text.substring(at).isBlank()) {
      throw malformed("unexpected text at position " + at);
    }
    RuleParser parser = new RuleParser(tokens, nameOf);
    Rule rule = parser.any();
    if (parser.at < tokens.size()) {
      throw malformed("unexpected " + parser.next());
    }
    return rule;
  }

  private static Token token(Matcher matcher) {
    String state = matcher.group("state");
    if (state == null) {
      String word = matcher.group("word");
      return new Token(word == null ? matcher.group("sign") : word, "");
    }
    String quoted = matcher.group("quoted");
    return new Token(
        quoted == null ? matcher.group("plain") : quoted.replaceAll("\\\\(.)", "$1"), state);
  }

  private Rule any() throws AwsFault {
    Rule left = all();
    while (take("OR")) {
      left = new Rule.Both(false, left, all());
    }
    return left;
  }

  private Rule all() throws AwsFault {
    Rule left = one();
    while (take("AND")) {
      left = new Rule.Both(true, left, one());
    }
    return left;
  }

  private Rule one() throws AwsFault {
    if (++depth > DEEPEST) {
      throw malformed("nested too deep");
    }
    try {
      if (take("NOT")) {
        return new Rule.Not(one());
      }
      if (take("TRUE") || take("FALSE")) {
        return new Rule.Constant(tokens.get(at - 1).text().equals("TRUE"));
      }
      if (take("(")) {
        Rule inner = any();
        if (!take(")")) {
          throw malformed("a parenthesis is not closed");
        }
        return inner;
      }
      if (at < tokens.size() && !tokens.get(at).state().isEmpty()) {
        Token token = tokens.get(at++);
        return new Rule.Is(State.valueOf(token.state()), nameOf.apply(token.text()));
      }
      throw malformed("unexpected " + next());
    } finally {
      depth--;
    }
  }

  private boolean take(String word) {
    boolean there =
        at < tokens.size()
            && tokens.get(at).state().isEmpty()
            && tokens.get(at).text().equals(word);
    if (there) {
      at++;
    }
    return there;
  }

  private String next() {
    return at < tokens.size() ? tokens.get(at).text() : "end";
  }

  private static AwsFault malformed(String problem) {
    return Faults.validation("AlarmRule is not valid: " + problem);
  }
}
