package com.mangaassist.views.controls;

import com.mangaassist.views.settings.Settings;
import javafx.beans.property.DoubleProperty;
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
   * @param key the setting
   * @param pixels the width at first
   */
  public static void remember(
      SplitPane split, Region side, Settings settings, String key, double pixels) {
    DoubleProperty width = settings.number(key, pixels);
    double least = side.getMinWidth();
    pin(side, width.get());
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
            width.set(Math.rint(side.getWidth()));
            pin(side, width.get());
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
