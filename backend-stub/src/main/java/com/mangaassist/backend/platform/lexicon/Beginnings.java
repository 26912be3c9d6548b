package com.mangaassist.backend.platform.lexicon;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a match of a regular expression can begin: literal texts of one or two characters, one of
 * which stands in every text that the expression is found in. A text that holds none of them need
 * not be searched.
 *
 * <p>Understands what rules are written in: literals, alternatives, groups, small classes,
 * quantifiers and assertions. Where it does not understand, it says so by an empty set, and the
 * expression is searched for always.
 */
final class Beginnings {
  /** Characters of a beginning that are told apart. */
  static final int LENGTH = 2;

  private static final int LARGEST_CLASS = 64;
  private static final String ANY_CASE = "(?i)";

  /** A beginning; one that is open may go on with what follows. */
  private record Start(String text, boolean open) {}

  private static final Start NOTHING = new Start("", true);
  private static final Start ANYTHING = new Start("", false);

  private final String expression;
  private int at;

  private Beginnings(String expression) {
    this.expression = expression;
  }

  /** The beginnings; empty when a match may begin in any way. */
  static Set<String> of(String expression) {
    boolean anyCase = expression.startsWith(ANY_CASE);
    String plain = anyCase ? expression.substring(ANY_CASE.length()) : expression;
    if (plain.contains("(?i") || plain.contains("\\Q")) {
      return Set.of();
    }
    var parser = new Beginnings(plain);
    Set<String> texts = new LinkedHashSet<>();
    for (Start start : parser.alternatives()) {
      texts.addAll(anyCase ? inAnyCase(start.text()) : List.of(start.text()));
    }
    return parser.at < plain.length() || texts.contains("") ? Set.of() : texts;
  }

  private static List<String> inAnyCase(String text) {
    List<String> all = List.of("");
    for (int i = 0; i < text.length(); i++) {
      String lower = text.substring(i, i + 1).toLowerCase(Locale.ROOT);
      String upper = lower.toUpperCase(Locale.ROOT);
      all = all.stream().flatMap(begun -> Stream.of(begun + lower, begun + upper)).toList();
    }
    return all;
  }

  private Set<Start> alternatives() {
    Set<Start> all = new LinkedHashSet<>(sequence());
    while (at < expression.length() && expression.charAt(at) == '|') {
      at++;
      all.addAll(sequence());
    }
    return all;
  }

  private Set<Start> sequence() {
    Set<Start> starts = new LinkedHashSet<>(Set.of(NOTHING));
    while (at < expression.length() && "|)".indexOf(expression.charAt(at)) < 0) {
      starts = joined(starts, quantified(element()));
    }
    return starts;
  }

  private static Set<Start> joined(Set<Start> starts, Set<Start> next) {
    Set<Start> joined = new LinkedHashSet<>();
    for (Start start : starts) {
      if (!start.open() || start.text().length() >= LENGTH) {
        joined.add(start);
        continue;
      }
      for (Start more : next) {
        String text = start.text() + more.text();
        joined.add(
            text.length() >= LENGTH
                ? new Start(text.substring(0, LENGTH), false)
                : new Start(text, more.open()));
      }
    }
    return joined;
  }

  private Set<Start> element() {
    char c = expression.charAt(at++);
    return switch (c) {
      case '(' -> group();
      case '[' -> characterClass();
      case '\\' -> escape();
      case '^', '$' -> Set.of(NOTHING);
      case '.' -> Set.of(ANYTHING);
      default -> Set.of(new Start(String.valueOf(c), true));
    };
  }

  private Set<Start> group() {
    boolean assertion = false;
    if (expression.startsWith("?:", at)) {
      at += 2;
    } else if (expression.startsWith("?<=", at) || expression.startsWith("?<!", at)) {
      at += 3;
      assertion = true;
    } else if (expression.startsWith("?=", at) || expression.startsWith("?!", at)) {
      at += 2;
      assertion = true;
    } else if (expression.startsWith("?<", at)) {
      at = expression.indexOf('>', at) + 1;
    } else if (expression.startsWith("?", at)) {
      at++; // flags or a possessive group: read, but not understood
      alternatives();
      at++;
      return Set.of(ANYTHING);
    }
    Set<Start> inner = alternatives();
    at++;
    return assertion ? Set.of(NOTHING) : inner;
  }

  private Set<Start> characterClass() {
    int end = classEnd();
    String body = expression.substring(at, end);
    at = end + 1;
    if (body.startsWith("^") || body.contains("\\") || body.contains("[") || body.contains("&&")) {
      return Set.of(ANYTHING);
    }
    Set<Start> members = new LinkedHashSet<>();
    for (int i = 0; i < body.length(); i++) {
      char first = body.charAt(i);
      char last = first;
      if (i + 2 < body.length() && body.charAt(i + 1) == '-') {
        last = body.charAt(i + 2);
        i += 2;
      }
      if (last - first > LARGEST_CLASS) {
        return Set.of(ANYTHING);
      }
      for (char c = first; c <= last; c++) {
        members.add(new Start(String.valueOf(c), true));
      }
    }
    return members;
  }

  private int classEnd() {
    int depth = 1;
    for (int i = at + 1; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && --depth == 0) {
        return i;
      }
    }
    return expression.length();
  }

  private Set<Start> escape() {
    char c = expression.charAt(at++);
    if (c == 'b' || c == 'B') {
      return Set.of(NOTHING);
    }
    if (c == 'd') {
      Set<Start> digits = new LinkedHashSet<>();
      for (char digit = '0'; digit <= '9'; digit++) {
        digits.add(new Start(String.valueOf(digit), true));
      }
      return digits;
    }
    if (c == 'p' || c == 'P' || c == 'x' || c == 'u') {
      return unknownEscape();
    }
    return Character.isLetterOrDigit(c)
        ? Set.of(ANYTHING)
        : Set.of(new Start(String.valueOf(c), true));
  }

  private Set<Start> unknownEscape() {
    if (at < expression.length() && expression.charAt(at) == '{') {
      at = expression.indexOf('}', at) + 1;
    }
    return Set.of(ANYTHING);
  }

  private Set<Start> quantified(Set<Start> element) {
    if (at >= expression.length() || "?*+{".indexOf(expression.charAt(at)) < 0) {
      return element;
    }
    char kind = expression.charAt(at++);
    boolean optional = kind == '?' || kind == '*';
    if (kind == '{') {
      optional = expression.charAt(at) == '0' || expression.charAt(at) == ',';
      at = expression.indexOf('}', at) + 1;
    }
    if (at < expression.length() && "?+".indexOf(expression.charAt(at)) >= 0) {
      at++; // reluctant or possessive: it begins alike
    }
    Set<Start> starts = new LinkedHashSet<>();
    for (Start start : element) {
      // What is repeated may be followed by itself.
      starts.add(kind == '?' ? start : new Start(start.text(), false));
    }
    if (optional) {
      starts.add(NOTHING);
    }
    return starts;
  }
}
