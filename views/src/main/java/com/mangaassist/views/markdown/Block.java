package com.mangaassist.views.markdown;

import java.util.List;

/** A part of a text that is shown as one: what it is and what stands around it. */
public record Block(Frame frame, Content content) {

  /** What a block is. */
  public sealed interface Content {}

  /** Text that wraps. */
  public record Paragraph(List<Run> runs) implements Content {
    public Paragraph {
      runs = List.copyOf(runs);
    }
  }

  /**
   * A heading.
   *
   * @param level 1 to 6
   */
  public record Heading(int level, List<Run> runs) implements Content {
    public Heading {
      runs = List.copyOf(runs);
    }
  }

  /**
   * Lines of code, each as it stands. Long code comes as several blocks.
   *
   * @param language as its fence says; empty when it does not
   * @param text without a line end at its end
   * @param opens whether it is the first block of its code
   * @param closes whether it is the last
   */
  public record Code(String language, String text, boolean opens, boolean closes)
      implements Content {}

  /**
   * Rows of a table. A long table comes as several blocks.
   *
   * @param columns at least one
   * @param rows cells of each row, as many as there are columns; the first row of the first block
   *     is the head
   * @param opens whether it is the first block of its table
   */
  public record Table(List<Column> columns, List<List<List<Run>>> rows, boolean opens)
      implements Content {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * A column of a table.
   *
   * @param weight share of the table's width, in characters of its head
   */
  public record Column(Align align, int weight) {}

  /** Where a cell's text stands. */
  public enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  /** A line across. */
  public record Rule() implements Content {}
}
