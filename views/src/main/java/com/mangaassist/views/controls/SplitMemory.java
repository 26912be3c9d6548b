package com.mangaassist.views.controls;

import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** Makes splitters come back where they were left. */
public final class SplitMemory {

  private SplitMemory() {}

  /**
   * Remembers the width of a side of a split pane, in pixels, so that it stays when the window
   * grows. The side's least width, which is to be set before, holds while it is dragged.
   *
   * @param split whose first or last item is {@code side}
   * @param width where it is remembered; another one may take its place
   */
  public static void remember(SplitPane split, Region side, ObservableValue<DoubleProperty> width) {
    double least = side.getMinWidth();
    pin(side, width.getValue().get());
    width.addListener((p, old, now) -> pin(side, now.get()));
    split.addEventFilter(
        MouseEvent.MOUSE_PRESSED,
        event -> {
          if (onDivider(event)) {
            side.setMinWidth(least);
            side.setMaxWidth(Double.MAX_VALUE);
          }
        });
    split.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          if (onDivider(event)) {
            width.getValue().set(Math.rint(side.getWidth()));
            pin(side, width.getValue().get());
          }
        });
  }

  /**
   * Leaves the split pane no choice: left to itself it squeezes its sides to nothing when it is
   * laid out before it has its width.
   */
  private static void pin(Region side, double width) {
    side.setMinWidth(width);
    side.setPrefWidth(width);
    side.setMaxWidth(width);
  }

  private static boolean onDivider(MouseEvent event) {
    return event.getTarget() instanceof Node node
        && node.getStyleClass().contains("split-pane-divider");
  }
}
