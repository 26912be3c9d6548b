package com.mangaassist.views.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes lines of pieces that were cut anywhere. A line that grows too long to be parsed again and
 * again is cut where a sentence ends; where that is depends on its text alone, not on the pieces.
 */
final class LineSplitter {

  /** So many characters are at most in a line. */
  static final int LONGEST = 1_000;

  private final StringBuilder partial = new StringBuilder();
  private boolean partialIsJoined;
  private boolean afterReturn;

  /**
   * A line without its end.
   *
   * @param joined whether it goes on with the line before, which was too long
   */
  record Line(String text, boolean joined) {}

  /** Takes a piece; gives the lines that it ends. */
  List<Line> append(String piece) {
    List<Line> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (c == '\n' || c == '\r') {
        take(piece, from, i, lines);
        from = i + 1;
        if (c == '\r' || !afterReturn) {
          end(lines);
        }
      }
      afterReturn = c == '\r';
    }
    take(piece, from, piece.length(), lines);
    return lines;
  }

  /** The line that has not ended yet. */
  Line open() {
    return new Line(partial.toString(), partialIsJoined);
  }

  private void end(List<Line> lines) {
    // Nothing may be left of a line that was cut at its very end; that is no blank line.
    if (!partialIsJoined || !partial.isEmpty()) {
      lines.add(open());
    }
    partial.setLength(0);
    partialIsJoined = false;
  }

  private void take(String piece, int from, int to, List<Line> lines) {
    int at = from;
    while (at < to) {
      int until = Math.min(to, at + LONGEST - partial.length());
      partial.append(piece, at, until);
      at = until;
      if (partial.length() == LONGEST) {
        int cut = SentenceEnds.lastIn(partial, LONGEST / 2);
        lines.add(new Line(partial.substring(0, cut), partialIsJoined));
        partial.delete(0, cut);
        partialIsJoined = true;
      }
    }
  }
}
