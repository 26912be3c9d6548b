package com.mangaassist.views.transcript;

import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A rule at the left of the answer that is explained elsewhere. */
final class Mark extends Region {

  private static final double WIDTH = 2;

  /** Between the rule and the answer. */
  private static final double GAP = 10;

  /** Above the first line of an answer there is space that is not its own. */
  private static final double ABOVE = 12;

  private @Nullable TurnRow turn;

  Mark() {
    getStyleClass().add("explained-mark");
    setManaged(false);
    setVisible(false);
    setMouseTransparent(true);
  }

  void of(@Nullable TurnRow explained) {
    turn = explained;
  }

  /**
   * Stands beside the rows of the answer that are in sight.
   *
   * @param left of the rows
   */
  void beside(List<Row> rows, double left) {
    double top = Double.MAX_VALUE;
    double bottom = -1;
    for (Row row : rows) {
      if (row.turn().equals(turn) && !(row instanceof BubbleRow)) {
        Region node = row.node();
        top = Math.min(top, node.getLayoutY());
        bottom = Math.max(bottom, node.getLayoutY() + node.getHeight());
      }
    }
    setVisible(bottom > top + ABOVE);
    if (isVisible()) {
      resizeRelocate(left - GAP - WIDTH, top + ABOVE, WIDTH, bottom - top - ABOVE);
    }
  }
}
