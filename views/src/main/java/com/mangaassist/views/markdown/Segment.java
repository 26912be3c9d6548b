package com.mangaassist.views.markdown;

import java.util.List;

/**
 * Lines that are parsed together and never again.
 *
 * @param strip columns of indentation that belong to the list item which the lines go on with; 0
 *     outside
 * @param number of the ordered item that it begins with; -1 when it does not
 * @param gap of its first block
 */
record Segment(Kind kind, List<String> lines, int strip, int number, Gap gap, boolean closes) {

  enum Kind {
    MARKDOWN,
    /** The inside of a fence; the first line is its info string. */
    CODE,
    /** Rows of a table; the first line is its head, the second says how the columns stand. */
    TABLE
  }

  Segment {
    lines = List.copyOf(lines);
  }
}
