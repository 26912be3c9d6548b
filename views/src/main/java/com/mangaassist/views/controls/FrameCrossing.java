package com.mangaassist.views.controls;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Gathers what is posted and runs it once a frame. */
final class FrameCrossing implements Crossing {

  /** A flood is spread over several frames, so that none of them is long. */
  private static final int MOST_IN_A_FRAME = 2_000;

  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asked = new AtomicBoolean();
  private final AnimationTimer nextFrame =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          stop();
          asked.set(false);
          drain();
        }
      };

  @Override
  public void post(Runnable work) {
    waiting.add(work);
    ask();
  }

  private void ask() {
    if (asked.compareAndSet(false, true)) {
      try {
        Platform.runLater(nextFrame::start);
      } catch (IllegalStateException e) {
        // JavaFX has ended: there are no more frames, and nobody who looks.
        waiting.clear();
        asked.set(false);
      }
    }
  }

  private void drain() {
    try {
      for (int i = 0; i < MOST_IN_A_FRAME; i++) {
        Runnable work = waiting.poll();
        if (work == null) {
          return;
        }
        work.run();
      }
    } finally {
      if (!waiting.isEmpty()) {
        ask();
      }
    }
  }
}
