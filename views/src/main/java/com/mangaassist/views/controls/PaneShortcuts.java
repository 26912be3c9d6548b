package com.mangaassist.views.controls;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/** Shortcuts that work, wherever the focus is, while a pane is shown. */
public final class PaneShortcuts {

  private PaneShortcuts() {}

  /** Puts them among the accelerators of the scene that the pane is in, as long as it is in it. */
  public static void install(Node pane, Map<Shortcut, Runnable> actions) {
    pane.sceneProperty().addListener((p, old, now) -> move(old, now, actions));
    move(null, pane.getScene(), actions);
  }

  private static void move(
      @Nullable Scene from, @Nullable Scene to, Map<Shortcut, Runnable> actions) {
    if (from != null) {
      actions.keySet().forEach(each -> from.getAccelerators().remove(each.keys()));
    }
    if (to != null) {
      actions.forEach((each, action) -> to.getAccelerators().put(each.keys(), action));
    }
  }
}
