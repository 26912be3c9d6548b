package com.mangaassist.views.controls;

/** The way from other threads to the JavaFX thread for what comes in streams. */
@FunctionalInterface
public interface Crossing {

  /** Has it run on the JavaFX thread, in the order of the calls; returns at once. */
  void post(Runnable work);

  /** What is posted between two frames runs together at the beginning of the next. */
  static Crossing oncePerFrame() {
    return new FrameCrossing();
  }
}
