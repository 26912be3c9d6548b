package com.mangaassist.app.window;

import javafx.application.Platform;
import javafx.scene.Scene;

/** Tells when a scene has been drawn for the first time. */
final class FirstFrame {

  private final Scene scene;
  private final Runnable then;
  private final Runnable pulse = this::pulsed;

  private FirstFrame(Scene scene, Runnable then) {
    this.scene = scene;
    this.then = then;
  }

  /** Calls back once, on the JavaFX thread, after the first frame of a scene was handed over. */
  static void of(Scene scene, Runnable then) {
    scene.addPostLayoutPulseListener(new FirstFrame(scene, then).pulse);
  }

  private void pulsed() {
    scene.removePostLayoutPulseListener(pulse);
    // What is laid out in a pulse is handed to the drawing thread at its end.
    Platform.runLater(then);
  }
}
