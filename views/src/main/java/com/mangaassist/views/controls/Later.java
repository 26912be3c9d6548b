package com.mangaassist.views.controls;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Runs something on the JavaFX thread after a while. */
@FunctionalInterface
public interface Later {

  /**
   * Runs it once, unless it is called off before.
   *
   * @return calls it off; does nothing when it has run
   */
  Runnable after(Duration wait, Runnable action);

  /** By JavaFX's own clock; to be used on its thread. */
  static Later onJavaFx() {
    return (wait, action) -> {
      PauseTransition pause = new PauseTransition(wait);
      pause.setOnFinished(e -> action.run());
      pause.play();
      return pause::stop;
    };
  }
}
