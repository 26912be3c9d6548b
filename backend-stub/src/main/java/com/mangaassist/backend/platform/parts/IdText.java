package com.mangaassist.backend.platform.parts;

/** Which texts are ids of somebody, wherever they come from. */
public final class IdText {

  /** Code points that an id may have. */
  public static final int LONGEST = 128;

  private IdText() {}

  /**
   * Why it is no id, or empty. One has 1 to {@link #LONGEST} code points; a blank at an end, a line
   * break or an invisible character would make it look like somebody else's.
   */
  public static String problem(String id) {
    if (id.isEmpty()) {
      return "must not be empty";
    }
    if (id.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      return "holds half a character (a lone surrogate)";
    }
    if (id.codePointCount(0, id.length()) > LONGEST) {
      return "must be at most " + LONGEST + " characters";
    }
    if (id.codePoints().anyMatch(Character::isISOControl)) {
      return "holds control characters";
    }
    if (invisible(id.codePointAt(0)) || invisible(id.codePointBefore(id.length()))) {
      return "must not begin or end with a blank";
    }
    return id.codePoints().anyMatch(IdText::unseen) ? "holds invisible characters" : "";
  }

  /** Spaces of every kind, and format characters as the zero-width space. */
  public static boolean invisible(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  /** What no eye sees and no one types, such as an override of the direction. */
  private static boolean unseen(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }
}
