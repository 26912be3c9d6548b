package com.mangaassist.views.tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in the background and brings what comes of it to the JavaFX thread.
 *
 * <pre>{@code
 * tasks.work(() -> conversations.list(null, 50)).success(model::show).failure(model::problem).start();
 * }</pre>
 */
public final class Tasks implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);

  private final Executor background;
  private final Executor foreground;
  private final Runnable onClose;

  /** Work runs on {@code background}, callbacks on {@code foreground}. */
  public Tasks(Executor background, Executor foreground) {
    this(background, foreground, () -> {});
  }

  private Tasks(Executor background, Executor foreground, Runnable onClose) {
    this.background = background;
    this.foreground = foreground;
    this.onClose = onClose;
  }

  /** On named virtual threads, with callbacks on the JavaFX thread. */
  public static Tasks onVirtualThreads() {
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("views-task-", 0).factory());
    return new Tasks(threads, Tasks::onJavaFx, threads::shutdownNow);
  }

  /** At once, on the caller's thread: what tests of a view model use. */
  public static Tasks synchronous() {
    return new Tasks(Runnable::run, Runnable::run);
  }

  /** Begins to describe a task. */
  public <T> Task<T> work(Callable<? extends T> work) {
    return new Task<>(work, background, foreground);
  }

  /** Interrupts what is under way; its callbacks may still come. */
  @Override
  public void close() {
    onClose.run();
  }

  static void unheard(Throwable problem) {
    LOG.error("A background task failed and nobody listens", problem);
  }

  private static void onJavaFx(Runnable callback) {
    try {
      Platform.runLater(callback);
    } catch (IllegalStateException e) {
      LOG.debug("The window is gone; a callback is dropped", e);
    }
  }
}
