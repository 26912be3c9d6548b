package com.mangaassist.views.tasks;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** One piece of background work and what follows it. */
public final class Task<T> {

  private final Callable<? extends T> work;
  private final Executor background;
  private final Executor foreground;
  private Consumer<? super T> success = ignored -> {};
  private Consumer<? super Exception> failure = Tasks::unheard;
  private Runnable atLast = () -> {};

  Task(Callable<? extends T> work, Executor background, Executor foreground) {
    this.work = work;
    this.background = background;
    this.foreground = foreground;
  }

  /** Called with the result. */
  public Task<T> success(Consumer<? super T> callback) {
    this.success = callback;
    return this;
  }

  /** Called with what went wrong; without this a failure is logged as an error. */
  public Task<T> failure(Consumer<? super Exception> callback) {
    this.failure = callback;
    return this;
  }

  /** Called after success or failure. */
  public Task<T> atLast(Runnable callback) {
    this.atLast = callback;
    return this;
  }

  /** Starts it; returns at once. Never throws: a refused start is a failure like any other. */
  public void start() {
    try {
      background.execute(this::run);
    } catch (RejectedExecutionException e) {
      finish(() -> failure.accept(e));
    }
  }

  private void run() {
    try {
      T result = work.call();
      finish(() -> success.accept(result));
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      finish(() -> failure.accept(e));
    } catch (Error e) {
      // Whoever waits must hear of it too; the thread's own handler tells the rest.
      finish(() -> failure.accept(new IllegalStateException(e)));
      throw e;
    }
  }

  private void finish(Runnable callback) {
    foreground.execute(
        () -> {
          try {
            callback.run();
          } finally {
            atLast.run();
          }
        });
  }
}
