package com.mangaassist.views.controls;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/**
 * A row whose words stand on one line, whatever faces and sizes they have: a Japanese face is
 * higher than a Latin one, so that words in the middle of a row would not.
 */
public final class WordRow extends HBox {

  /** From the middle of a row down to the line on which its words stand, in pixels. */
  private static final double BELOW_MIDDLE = 4.7;

  /** An empty one. */
  public WordRow() {}

  /** A row of these. */
  public WordRow(Node... children) {
    super(children);
  }

  @Override
  public double getBaselineOffset() {
    return line(prefHeight(-1));
  }

  private double line(double height) {
    Insets insets = getInsets();
    double inside = height - insets.getTop() - insets.getBottom();
    return insets.getTop() + inside / 2 + BELOW_MIDDLE;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    double line = line(getHeight());
    for (Node each : getManagedChildren()) {
      // A chip stands in the middle, and its word, a little smaller, in the middle of it.
      boolean words = each instanceof Label && !(each instanceof Chip);
      if (words || each instanceof InlineName || each instanceof MarkedLabel) {
        each.setLayoutY(snapPositionY(line - each.getBaselineOffset()));
      }
    }
  }
}
