package com.mangaassist.views.controls;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;

/** A scroll pane that brings to sight whatever in it gets the focus. */
public final class FollowFocus {

  /** What is left free above and below it, in pixels. */
  private static final double FREE = 12;

  private FollowFocus() {}

  /** Lets a scroll pane follow the focus up and down. */
  public static void install(ScrollPane pane) {
    pane.sceneProperty()
        .flatMap(Scene::focusOwnerProperty)
        .addListener((p, old, now) -> show(pane, now));
  }

  private static void show(ScrollPane pane, @Nullable Node focused) {
    Node content = pane.getContent();
    if (focused == null || content == null || !isInside(content, focused)) {
      return;
    }
    Bounds at = content.sceneToLocal(focused.localToScene(focused.getLayoutBounds()));
    double height = pane.getViewportBounds().getHeight();
    double most = content.getLayoutBounds().getHeight() - height;
    if (most <= 0) {
      return;
    }
    double top = pane.getVvalue() * most;
    if (at.getMinY() - FREE < top) {
      pane.setVvalue(Math.max(0, at.getMinY() - FREE) / most);
    } else if (at.getMaxY() + FREE > top + height) {
      pane.setVvalue(Math.min(most, at.getMaxY() + FREE - height) / most);
    }
  }

  private static boolean isInside(Node content, Node focused) {
    for (Node each = focused; each != null; each = each.getParent()) {
      if (each.equals(content)) {
        return true;
      }
    }
    return false;
  }
}
