package com.mangaassist.views.transcript;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/** Turns any number of calls from any thread into one on the JavaFX thread for each frame. */
final class FrameCall {

  private final AtomicBoolean waiting = new AtomicBoolean();
  private final Runnable call;

  /**
   * A call that is not waiting.
   *
   * @param call asks for a frame, at whose beginning {@link #taken} is called
   */
  FrameCall(Runnable call) {
    this.call = call;
  }

  void request() {
    if (waiting.compareAndSet(false, true)) {
      try {
        Platform.runLater(call);
      } catch (IllegalStateException e) {
        // JavaFX has ended: there are no more frames.
        waiting.set(false);
      }
    }
  }

  /** What was asked for is being done; what comes from now on needs another frame. */
  void taken() {
    waiting.set(false);
  }
}
