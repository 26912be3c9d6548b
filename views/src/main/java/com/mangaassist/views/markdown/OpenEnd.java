package com.mangaassist.views.markdown;

import java.util.regex.Pattern;

/**
 * Makes the line that is being written look as it will when it is whole, so that nothing flickers.
 */
final class OpenEnd {

  /** What may become a marker, a fence, a rule or an underline with the next character. */
  private static final Pattern UNDECIDED = Pattern.compile("\\s*[-=*_#`~>|+]{1,3}\\s*");

  private OpenEnd() {}

  /** The line as it should be read; empty when it cannot be told yet what it is. */
  static String shown(String line) {
    if (UNDECIDED.matcher(line).matches()) {
      return "";
    }
    int ticks = 0;
    int doubles = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '`') {
        ticks++;
      } else if (c == '*' && ticks % 2 == 0 && line.startsWith("**", i)) {
        doubles++;
        i++;
      }
    }
    if (ticks % 2 == 1) {
      return line.endsWith("`") ? line.substring(0, line.length() - 1) : line + "`";
    }
    return doubles % 2 == 1 ? closed(line) : line;
  }

  private static String closed(String line) {
    String text = line.stripTrailing();
    if (text.endsWith("**")) {
      return text.substring(0, text.length() - 2);
    }
    return (text.endsWith("*") ? text.substring(0, text.length() - 1) : text) + "**";
  }
}
