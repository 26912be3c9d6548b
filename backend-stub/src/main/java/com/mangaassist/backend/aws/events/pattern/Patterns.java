package com.mangaassist.backend.aws.events.pattern;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.MachineComplexityEvaluator;
import software.amazon.event.ruler.MatchType;

/** Compiles patterns with EventBridge's own compiler, within bounds. */
public final class Patterns {

  /** More than this many wildcard states at once and EventBridge finds a pattern too complex. */
  private static final int MOST_COMPLEX = 50;

  /** The same for one wildcard text alone; AWS was seen to refuse one of eleven. */
  private static final int MOST_COMPLEX_WILDCARD = 11;

  /**
   * Counting the states of a pattern can itself take very long: one with more wildcards than this
   * is too complex without counting.
   */
  private static final int MOST_WILDCARDS = 100;

  private static final int SHOWN = 500;

  private Patterns() {}

  /** The pattern as the machine takes it: alternatives of field names and what they may be. */
  static List<Map<String, List<software.amazon.event.ruler.Patterns>>> compile(String pattern)
      throws PatternException {
    boundWildcards(pattern);
    try {
      return JsonRuleCompiler.compile(pattern);
    } catch (JsonProcessingException e) {
      throw new PatternException(withPlace(e, pattern));
    } catch (IOException | RuntimeException e) {
      throw new PatternException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Checks a pattern.
   *
   * @throws PatternException not valid, or too complex
   */
  public static void check(String pattern) throws PatternException {
    GenericMachine<String> machine = GenericMachine.<String>builder().build();
    for (var alternative : compile(pattern)) {
      machine.addPatternRule("rule", alternative);
      for (var field : alternative.entrySet()) {
        for (var wanted : field.getValue()) {
          checkWildcard(field.getKey(), wanted);
        }
      }
    }
    if (complexity(machine, MOST_COMPLEX) >= MOST_COMPLEX) {
      throw tooComplex();
    }
  }

  private static void checkWildcard(String field, software.amazon.event.ruler.Patterns wanted)
      throws PatternException {
    if (wanted.type() == MatchType.WILDCARD) {
      GenericMachine<String> alone = GenericMachine.<String>builder().build();
      alone.addPatternRule("rule", Map.of(field, List.of(wanted)));
      if (complexity(alone, MOST_COMPLEX_WILDCARD) >= MOST_COMPLEX_WILDCARD) {
        throw tooComplex();
      }
    }
  }

  private static int complexity(GenericMachine<String> machine, int most) {
    return machine.evaluateComplexity(new MachineComplexityEvaluator(most));
  }

  /**
   * Whether an event matches.
   *
   * @throws PatternException not valid, or too complex
   */
  public static boolean matches(String pattern, String event) throws PatternException {
    check(pattern);
    GenericMachine<String> machine = GenericMachine.<String>builder().build();
    for (var alternative : compile(pattern)) {
      machine.addPatternRule("rule", alternative);
    }
    try {
      return !machine.rulesForJSONEvent(event).isEmpty();
    } catch (Exception e) {
      throw new IllegalArgumentException("not an event", e);
    }
  }

  private static void boundWildcards(String pattern) throws PatternException {
    if (!pattern.contains("wildcard")) {
      return;
    }
    if (pattern.chars().filter(c -> c == '*').count() > MOST_WILDCARDS) {
      throw tooComplex();
    }
  }

  private static PatternException tooComplex() {
    return new PatternException(
        "Rule is too complex - try using fewer wildcard characters or fewer repeating character"
            + " sequences after a wildcard character");
  }

  /** The library hides the source since it may be secret; here it is the caller's own text. */
  private static String withPlace(JsonProcessingException failure, String pattern) {
    String reason = String.valueOf(failure.getOriginalMessage());
    // A reason that wraps another one carries its place already, with the source left out.
    String message =
        reason.replaceAll(
            "\\n at \\[Source: [^;\\n]*;", "\n at [Source: (String)" + quoted(pattern) + ";");
    JsonLocation at = failure.getLocation();
    return at == null
        ? message
        : message
            + "\n at [Source: (String)"
            + shown(pattern)
            + "; line: "
            + at.getLineNr()
            + ", column: "
            + at.getColumnNr()
            + "]";
  }

  private static String quoted(String pattern) {
    return java.util.regex.Matcher.quoteReplacement(shown(pattern));
  }

  private static String shown(String pattern) {
    return pattern.length() <= SHOWN
        ? '"' + pattern + '"'
        : '"'
            + pattern.substring(0, SHOWN)
            + "\"[truncated "
            + (pattern.length() - SHOWN)
            + " chars]";
  }
}
