package com.mangaassist.views.controls;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Tab goes on to the next control, as everywhere else, where a text area would write it. */
public final class TabLeaves {

  private TabLeaves() {}

  /** Lets Tab and Shift+Tab leave a text area. */
  public static void install(TextArea area) {
    area.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean alone = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
          if (event.getCode() == KeyCode.TAB && alone) {
            event.consume();
            area.requestFocusTraversal(
                event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
          }
        });
  }
}
