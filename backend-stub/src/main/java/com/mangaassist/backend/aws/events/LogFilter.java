package com.mangaassist.backend.aws.events;

import com.mangaassist.backend.aws.protocol.AwsFault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter pattern of terms: all of those without a sign, none of those with a minus, and one of
 * those with a question mark, which count only when there are no others, as AWS has it.
 */
record LogFilter(List<String> all, List<String> any, List<String> none) {
  private static final Pattern TERM =
      Pattern.compile("(?<sign>[-?]?)(?:\"(?<quoted>(?:[^\"\\\\]|\\\\.)*)\"|(?<bare>[^\\s\"]+))");

  static LogFilter of(String pattern) throws AwsFault {
    String text = pattern.strip();
    if (text.startsWith("{") || text.startsWith("[") || text.startsWith("%")) {
      throw LogCall.invalid(
          "Filter patterns of JSON, of columns and of regular expressions are not supported:"
              + " this endpoint finds terms only.");
    }
    LogFilter filter = new LogFilter(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Matcher term = TERM.matcher(text);
    int end = 0;
    while (end < text.length()) {
      term.region(end, text.length());
      if (!term.lookingAt()) {
        throw LogCall.invalid("Invalid filter pattern");
      }
      String quoted = term.group("quoted");
      String wanted = quoted == null ? term.group("bare") : quoted.replaceAll("\\\\(.)", "$1");
      switch (term.group("sign")) {
        case "-" -> filter.none().add(wanted);
        case "?" -> filter.any().add(wanted);
        default -> filter.all().add(wanted);
      }
      end = term.end();
      while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
        end++;
      }
    }
    return filter;
  }

  /** Whether a line is wanted; terms are told by case. */
  boolean fits(String line) {
    boolean one = any.isEmpty() || !all.isEmpty() || any.stream().anyMatch(line::contains);
    return one && all.stream().allMatch(line::contains) && none.stream().noneMatch(line::contains);
  }
}
