package com.mangaassist.views.transcript;

import com.mangaassist.views.markdown.Block;
import com.mangaassist.views.markdown.Run;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;

/** Rows of a table; the columns share its width as the words of its head do. */
final class TableNode extends GridPane {

  TableNode(Block.Table table, BlockContent contents) {
    getStyleClass().add("answer-table");
    double all = table.columns().stream().mapToInt(Block.Column::weight).sum();
    for (Block.Column column : table.columns()) {
      ColumnConstraints width = new ColumnConstraints();
      width.setPercentWidth(100 * column.weight() / all);
      width.setHalignment(HPos.LEFT);
      width.setHgrow(Priority.ALWAYS);
      getColumnConstraints().add(width);
    }
    for (int r = 0; r < table.rows().size(); r++) {
      boolean head = table.opens() && r == 0;
      List<List<Run>> row = table.rows().get(r);
      for (int c = 0; c < row.size(); c++) {
        add(cell(contents, row.get(c), table.columns().get(c), head), c, r);
      }
    }
  }

  private static StackPane cell(
      BlockContent contents, List<Run> runs, Block.Column column, boolean head) {
    TextFlow flow = contents.flow(runs, false, "answer-text");
    flow.setLineSpacing(1);
    flow.setTextAlignment(
        switch (column.align()) {
          case LEFT -> TextAlignment.LEFT;
          case CENTRE -> TextAlignment.CENTER;
          case RIGHT -> TextAlignment.RIGHT;
        });
    StackPane cell = new StackPane(flow);
    cell.getStyleClass().add(head ? "table-head" : "table-cell-box");
    return cell;
  }
}
