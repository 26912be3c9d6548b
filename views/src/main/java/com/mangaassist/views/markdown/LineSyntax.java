package com.mangaassist.views.markdown;

import org.jspecify.annotations.Nullable;

/** What a line begins, by CommonMark's rules for a line at the outermost level. */
final class LineSyntax {

  private static final int TAB = 4;
  private static final int CODE_INDENT = 4;

  private LineSyntax() {}

  /**
   * The first line of fenced code.
   *
   * @param mark ` or ~
   * @param length marks in it
   * @param indent columns before it, which its lines may have too
   */
  record Fence(char mark, int length, int indent, String info) {

    boolean isClosedBy(String line) {
      String text = line.strip();
      return text.length() >= length
          && LineSyntax.indent(line) < CODE_INDENT
          && text.chars().allMatch(c -> c == mark);
    }
  }

  /**
   * What stands before an item of a list.
   *
   * @param kind -, + or * of a bullet; . or ) of a number
   * @param number of an ordered item; -1 of a bullet
   * @param content column at which the item's content begins
   */
  record Marker(char kind, int number, int content, boolean empty) {

    boolean mayEndParagraph() {
      return !empty && (number == -1 || number == 1);
    }
  }

  static boolean isBlank(String line) {
    return line.isBlank();
  }

  /** Columns before the first character that is no white space. */
  static int indent(String line) {
    int column = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\t') {
        column += TAB - column % TAB;
      } else if (c == ' ') {
        column++;
      } else {
        break;
      }
    }
    return column;
  }

  /** The line without so many columns of indentation, or without all that it has. */
  static String outdent(String line, int columns) {
    int column = 0;
    int i = 0;
    while (i < line.length() && column < columns) {
      char c = line.charAt(i);
      if (c != ' ' && c != '\t') {
        break;
      }
      column += c == '\t' ? TAB - column % TAB : 1;
      i++;
    }
    return " ".repeat(Math.max(0, column - columns)) + line.substring(i);
  }

  static boolean isIndentedCode(String line) {
    return indent(line) >= CODE_INDENT;
  }

  static @Nullable Fence fence(String line) {
    String text = line.strip();
    if (text.length() < 3 || indent(line) >= CODE_INDENT) {
      return null;
    }
    char mark = text.charAt(0);
    if (mark != '`' && mark != '~') {
      return null;
    }
    int length = run(text, mark);
    String info = text.substring(length).strip();
    if (length < 3 || (mark == '`' && info.indexOf('`') >= 0)) {
      return null;
    }
    return new Fence(mark, length, indent(line), info);
  }

  static boolean isHeading(String line) {
    if (indent(line) >= CODE_INDENT) {
      return false;
    }
    String text = line.stripLeading();
    int level = run(text, '#');
    return level >= 1
        && level <= 6
        && (text.length() == level || text.charAt(level) == ' ' || text.charAt(level) == '\t');
  }

  static boolean isQuote(String line) {
    return indent(line) < CODE_INDENT && line.stripLeading().startsWith(">");
  }

  static boolean isRule(String line) {
    if (indent(line) >= CODE_INDENT || line.isBlank()) {
      return false;
    }
    char mark = line.stripLeading().charAt(0);
    if (mark != '*' && mark != '-' && mark != '_') {
      return false;
    }
    int marks = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == mark) {
        marks++;
      } else if (c != ' ' && c != '\t') {
        return false;
      }
    }
    return marks >= 3;
  }

  /** The line under a paragraph that makes it a heading. */
  static boolean isUnderline(String line) {
    String text = line.strip();
    return !text.isEmpty()
        && LineSyntax.indent(line) < CODE_INDENT
        && (run(text, '=') == text.length() || run(text, '-') == text.length());
  }

  static @Nullable Marker marker(String line) {
    int indent = indent(line);
    if (indent >= CODE_INDENT || isRule(line)) {
      return null;
    }
    String text = line.stripLeading();
    int digits = 0;
    while (digits < text.length() && digits < 9 && isDigit(text.charAt(digits))) {
      digits++;
    }
    if (digits == text.length()) {
      return null;
    }
    char kind = text.charAt(digits);
    boolean fits = digits == 0 ? "-+*".indexOf(kind) >= 0 : kind == '.' || kind == ')';
    if (!fits) {
      return null;
    }
    String rest = text.substring(digits + 1);
    boolean empty = rest.isBlank();
    if (!empty && rest.charAt(0) != ' ' && rest.charAt(0) != '\t') {
      return null;
    }
    int width = indent + digits + 1;
    int number = digits == 0 ? -1 : Integer.parseInt(text.substring(0, digits));
    return new Marker(kind, number, width + (empty ? 1 : spaces(rest, width)), empty);
  }

  /** What stands in a line after the markers of quotes and items; empty when it is code. */
  static String inner(String line) {
    String rest = line.strip();
    while (true) {
      Marker marker = marker(rest);
      int at = rest.startsWith(">") ? 0 : marker == null ? -1 : rest.indexOf(marker.kind());
      if (at < 0) {
        return rest;
      }
      String after = rest.substring(at + 1);
      if (indent(after) > CODE_INDENT) {
        return "";
      }
      rest = after.strip();
    }
  }

  /** Whether a line without markers is part of a paragraph, which the next line may go on with. */
  static boolean mayBeText(String inner) {
    return !inner.isEmpty() && !isHeading(inner) && !isRule(inner) && fence(inner) == null;
  }

  /** One to four columns after the marker belong to it; more are indented code after one column. */
  private static int spaces(String rest, int width) {
    int column = width;
    for (int i = 0; i < rest.length() && (rest.charAt(i) == ' ' || rest.charAt(i) == '\t'); i++) {
      column += rest.charAt(i) == '\t' ? TAB - column % TAB : 1;
    }
    int count = column - width;
    return count > 4 ? 1 : count;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int run(String text, char mark) {
    int length = 0;
    while (length < text.length() && text.charAt(length) == mark) {
      length++;
    }
    return length;
  }
}
