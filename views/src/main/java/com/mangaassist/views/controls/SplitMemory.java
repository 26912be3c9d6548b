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
   * grows.
   *
   * @param split whose first or last item is {@code side}; the side must not be resizable with it
   * @param key the setting
   * @param pixels the width at first
   */
  public static void remember(
      SplitPane split, Region side, Settings settings, String key, double pixels) {
    DoubleProperty width = settings.number(key, pixels);
    SplitPane.setResizableWithParent(side, false);
    side.setPrefWidth(width.get());
    split.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          if (event.getTarget() instanceof Node node
              && node.getStyleClass().contains("split-pane-divider")) {
            width.set(Math.rint(side.getWidth()));
          }
        });
  }
}
