package com.mangaassist.views.controls;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;

/** Keeps what stands above a list as wide as its rows, with a scroll bar beside them or not. */
public final class BesideScrollBar {

  private BesideScrollBar() {}

  /**
   * Gives a gap at the end of a heading the width of the list's scroll bar.
   *
   * @param gap an empty region; its widths are set here
   */
  public static void keep(ListView<?> list, Region gap) {
    gap.setMinWidth(0);
    gap.setPrefWidth(0);
    var bound = new AtomicBoolean();
    list.skinProperty()
        .addListener(
            (p, old, now) -> {
              if (now != null && bound.compareAndSet(false, true)) {
                list.lookupAll(".scroll-bar").forEach(each -> follow(each, gap));
              }
            });
  }

  private static void follow(Node node, Region gap) {
    if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
      gap.minWidthProperty()
          .bind(
              Bindings.createDoubleBinding(
                  () -> bar.isVisible() ? bar.getWidth() : 0,
                  bar.visibleProperty(),
                  bar.widthProperty()));
      gap.prefWidthProperty().bind(gap.minWidthProperty());
    }
  }
}
