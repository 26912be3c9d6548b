package com.mangaassist.backend.platform.lexicon;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What every match of a regular expression holds: literal texts of one to four characters, one of
 * which stands in every text that the expression is found in. A text that holds none of them need
 * not be searched. Of the places in the expression that have such texts, the rarest is taken. All
 * digits are one character here, see {@link #kind}.
 *
 * <p>Understands what rules are written in: literals, alternatives, groups, small classes,
 * quantifiers and assertions. Where it does not understand, it says so by an empty set, and the
 * expression is searched for always.
 */
final class Landmarks {
  /** Characters of a landmark that are told apart. */
  static final int LENGTH = 4;

  private static final int LARGEST_CLASS = 64;

  /** Beginnings of a part that are told apart; more are cut short. */
  private static final int MOST = 512;

  private static final String ANY_CASE = "(?i)";

  /**
   * Other flags within, escapes with operands, classes that begin with a bracket, and halves of
   * characters: no rule needs their landmarks.
   */
  private static final Pattern NOT_UNDERSTOOD =
      Pattern.compile(
          "\\(\\?(?!i:)[a-zA-Z-]|\\\\(?:[pP](?!\\{)|(?![bBdDsSwWpPntr])[a-zA-Z0-9])|\\[\\^?]|[\\uD800-\\uDFFF]");

  /** How a part can begin; a beginning that is open may go on with what follows. */
  private record Start(String text, boolean open) {
    Start then(Start next) {
      String both = text + next.text();
      return both.length() >= LENGTH
          ? new Start(both.substring(0, LENGTH), false)
          : new Start(both, next.open());
    }
  }

  /**
   * A part of the expression.
   *
   * @param last how its last repetition begins, if it is repeated
   * @param needed texts one of which is in every match of it; empty when nothing is known
   */
  private record Part(Set<Start> starts, Set<Start> last, Set<String> needed) {
    Part(Set<Start> starts, Set<String> needed) {
      this(starts, Set.of(), needed);
    }

    Part inAnyCase() {
      Set<Start> all = new LinkedHashSet<>();
      for (Start start : starts) {
        Landmarks.inAnyCase(start.text()).forEach(text -> all.add(new Start(text, start.open())));
      }
      Set<String> texts = new LinkedHashSet<>();
      needed.forEach(text -> texts.addAll(Landmarks.inAnyCase(text)));
      return new Part(all, texts);
    }

    static Part of(Start... starts) {
      return new Part(new LinkedHashSet<>(List.of(starts)), Set.of());
    }
  }

  private static final Start NOTHING = new Start("", true);
  private static final Start ANYTHING = new Start("", false);

  private final String expression;
  private int at;

  private Landmarks(String expression) {
    this.expression = expression;
  }

  /** The landmarks; empty when a match need not hold any. */
  static Set<String> of(String expression) {
    boolean anyCase = expression.startsWith(ANY_CASE);
    String plain = anyCase ? expression.substring(ANY_CASE.length()) : expression;
    if (NOT_UNDERSTOOD.matcher(plain).find()) {
      return Set.of();
    }
    var parser = new Landmarks(plain);
    Set<String> needed = parser.alternatives().needed();
    if (parser.at < plain.length()) {
      return Set.of();
    }
    Set<String> texts = new LinkedHashSet<>();
    needed.forEach(text -> texts.addAll(anyCase ? inAnyCase(text) : List.of(text)));
    return texts;
  }

  /** The character that stands for {@code c} in landmarks: 0 for every digit of ASCII. */
  static char kind(char c) {
    return c >= '0' && c <= '9' ? '0' : c;
  }

  private static Start start(int c) {
    return new Start(c < 0x80 ? String.valueOf(kind((char) c)) : Character.toString(c), true);
  }

  /** Java's (?i) is about the letters of ASCII alone. */
  private static List<String> inAnyCase(String text) {
    List<String> all = List.of("");
    for (int i = 0; i < text.length(); i++) {
      String own = text.substring(i, i + 1);
      Set<String> alike =
          own.charAt(0) < 0x80
              ? both(Set.of(own.toLowerCase(Locale.ROOT)), Set.of(own.toUpperCase(Locale.ROOT)))
              : Set.of(own);
      all = all.stream().flatMap(begun -> alike.stream().map(c -> begun + c)).toList();
    }
    return all;
  }

  private Part alternatives() {
    Part all = sequence();
    while (at < expression.length() && expression.charAt(at) == '|') {
      at++;
      Part other = sequence();
      boolean known = !all.needed().isEmpty() && !other.needed().isEmpty();
      all =
          new Part(
              both(all.starts(), other.starts()),
              known ? both(all.needed(), other.needed()) : Set.of());
    }
    return all;
  }

  private static <T> Set<T> both(Set<T> some, Set<T> more) {
    Set<T> all = new LinkedHashSet<>(some);
    all.addAll(more);
    return all;
  }

  private Part sequence() {
    List<Part> parts = new ArrayList<>();
    while (at < expression.length() && "|)".indexOf(expression.charAt(at)) < 0) {
      parts.add(quantified(element()));
    }
    Set<Start> starts = Set.of(NOTHING);
    Set<String> needed = Set.of();
    // From the end, because what follows a place is in every match too.
    for (Part part : parts.reversed()) {
      Set<Start> last = joined(part.last(), starts);
      starts = joined(part.starts(), starts);
      needed = Rarity.rarer(needed, part.needed());
      needed = rarest(rarest(needed, last), starts);
    }
    return new Part(starts, needed);
  }

  /** Of what is needed already and of beginnings, cut to any length, the rarest. */
  private static Set<String> rarest(Set<String> needed, Set<Start> starts) {
    Set<String> rarest = needed;
    for (int length = 1; length <= LENGTH; length++) {
      Set<String> here = new LinkedHashSet<>();
      for (Start start : starts) {
        here.add(start.text().substring(0, Math.min(length, start.text().length())));
      }
      rarest = Rarity.rarer(rarest, here);
    }
    return rarest;
  }

  private static Set<Start> joined(Set<Start> starts, Set<Start> next) {
    boolean tooMany = (long) starts.size() * next.size() > MOST;
    Set<Start> joined = new LinkedHashSet<>();
    for (Start start : starts) {
      if (!start.open() || start.text().length() >= LENGTH) {
        joined.add(start);
      } else if (tooMany && !start.text().isEmpty()) {
        joined.add(new Start(start.text(), false));
      } else {
        next.forEach(more -> joined.add(start.then(more)));
      }
    }
    return joined;
  }

  private Part element() {
    int c = expression.codePointAt(at);
    at += Character.charCount(c);
    return switch (c) {
      case '(' -> group();
      case '[' -> characterClass();
      case '\\' -> escape();
      case '^', '$' -> Part.of(NOTHING);
      case '.' -> Part.of(ANYTHING);
      default -> Part.of(start(c));
    };
  }

  private Part group() {
    boolean assertion = false;
    boolean anyCase = false;
    if (expression.startsWith("?:", at)) {
      at += 2;
    } else if (expression.startsWith("?i:", at)) {
      at += 3;
      anyCase = true;
    } else if (expression.startsWith("?<=", at) || expression.startsWith("?<!", at)) {
      at += 3;
      assertion = true;
    } else if (expression.startsWith("?=", at) || expression.startsWith("?!", at)) {
      at += 2;
      assertion = true;
    } else if (expression.startsWith("?<", at)) {
      at = expression.indexOf('>', at) + 1;
    } else if (expression.startsWith("?", at)) {
      at++; // an atomic group: read, but not understood
      alternatives();
      at++;
      return Part.of(ANYTHING);
    }
    Part inner = alternatives();
    at++;
    if (assertion) {
      return Part.of(NOTHING);
    }
    return anyCase ? inner.inAnyCase() : inner;
  }

  private Part characterClass() {
    int end = classEnd();
    String body = expression.substring(at, end);
    at = end + 1;
    if (body.startsWith("^") || body.contains("\\") || body.contains("[") || body.contains("&&")) {
      return Part.of(ANYTHING);
    }
    Set<Start> members = new LinkedHashSet<>();
    int[] signs = body.codePoints().toArray();
    for (int i = 0; i < signs.length; i++) {
      int first = signs[i];
      int last = first;
      if (i + 2 < signs.length && signs[i + 1] == '-') {
        last = signs[i + 2];
        i += 2;
      }
      if (last - first > LARGEST_CLASS) {
        return Part.of(ANYTHING);
      }
      for (int c = first; c <= last; c++) {
        members.add(start(c));
      }
    }
    return new Part(members, Set.of());
  }

  private int classEnd() {
    int depth = 1;
    for (int i = at; i < expression.length(); i++) {
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

  private Part escape() {
    char c = expression.charAt(at++);
    if (c == 'b' || c == 'B') {
      return Part.of(NOTHING);
    }
    if (c == 'd') {
      return Part.of(start('0'));
    }
    if (c == 'p' || c == 'P') {
      at = expression.indexOf('}', at) + 1;
      return Part.of(ANYTHING);
    }
    return Character.isLetterOrDigit(c) ? Part.of(ANYTHING) : Part.of(start(c));
  }

  private Part quantified(Part element) {
    if (at >= expression.length() || "?*+{".indexOf(expression.charAt(at)) < 0) {
      return element;
    }
    char sign = expression.charAt(at++);
    int least = sign == '+' ? 1 : 0;
    boolean openEnd = sign != '?';
    if (sign == '{') {
      int end = expression.indexOf('}', at);
      String[] bounds = expression.substring(at, end).split(",", -1);
      least = bounds[0].isEmpty() ? 0 : Integer.parseInt(bounds[0]);
      openEnd = bounds.length > 1 || least > LENGTH;
      at = end + 1;
    }
    if (at < expression.length() && "?+".indexOf(expression.charAt(at)) >= 0) {
      at++; // reluctant or possessive: it begins alike
    }
    Set<Start> repeated = element.starts();
    for (int copy = 1; copy < Math.min(least, LENGTH); copy++) {
      repeated = joined(element.starts(), repeated);
    }
    Set<Start> starts = new LinkedHashSet<>();
    for (Start start : repeated) {
      // What is repeated may be followed by itself.
      starts.add(openEnd ? new Start(start.text(), false) : start);
    }
    if (least == 0) {
      starts.add(NOTHING);
    }
    return least == 0
        ? new Part(starts, Set.of())
        : new Part(starts, element.starts(), element.needed());
  }
}
