package com.mangaassist.views.markdown;

import com.mangaassist.views.markdown.Block.Align;
import com.mangaassist.views.markdown.Block.Column;
import java.util.ArrayList;
import java.util.List;

/** Tables with pipes, as GitHub writes them. */
final class TableSyntax {

  private static final int NARROWEST = 4;
  private static final int WIDEST = 40;

  private TableSyntax() {}

  /** Whether a line is the head of a table because the next says how its columns stand. */
  static boolean isHead(String head, String next) {
    if (head.indexOf('|') < 0 || next.indexOf('|') < 0) {
      return false;
    }
    List<String> marks = cells(next);
    return marks.stream().allMatch(TableSyntax::isMark) && marks.size() == cells(head).size();
  }

  /** The columns that a table's first two lines say. */
  static List<Column> columns(String head, String marks) {
    List<String> names = cells(head);
    List<Column> columns = new ArrayList<>();
    for (String mark : cells(marks)) {
      int width = names.get(columns.size()).codePoints().map(c -> c > 0x2E80 ? 2 : 1).sum();
      columns.add(new Column(align(mark), Math.clamp(width, NARROWEST, WIDEST)));
    }
    return columns;
  }

  /** The cells of a row, without the white space around them. */
  static List<String> cells(String row) {
    String inner = row.strip();
    if (inner.startsWith("|")) {
      inner = inner.substring(1);
    }
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      boolean escaped = c == '\\' && i + 1 < inner.length() && inner.charAt(i + 1) == '|';
      if (escaped) {
        cell.append('|');
        i++;
      } else if (c == '|') {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (!cell.toString().isBlank() || cells.isEmpty()) {
      cells.add(cell.toString().strip());
    }
    return cells;
  }

  private static boolean isMark(String cell) {
    int from = cell.startsWith(":") ? 1 : 0;
    int to = cell.length() - (cell.length() > from && cell.endsWith(":") ? 1 : 0);
    return to > from && cell.substring(from, to).chars().allMatch(c -> c == '-');
  }

  private static Align align(String mark) {
    if (!mark.endsWith(":")) {
      return Align.LEFT;
    }
    return mark.startsWith(":") ? Align.CENTRE : Align.RIGHT;
  }
}
