package com.mangaassist.app.window;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** Asks the JavaFX thread from outside and waits for what it shows, frame by frame. */
public final class Fx {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Fx() {}

  /** Runs it on the JavaFX thread and waits for its result. */
  public static <T> T call(Callable<T> work) throws Exception {
    var result = new CompletableFuture<T>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception | Error e) {
            result.completeExceptionally(e);
          }
        });
    return await(result, "the JavaFX thread");
  }

  /** Runs it on the JavaFX thread and waits until it has run. */
  public static void run(Runnable work) throws Exception {
    call(
        () -> {
          work.run();
          return true;
        });
  }

  /**
   * Waits until a frame in which the condition holds; it is asked once a frame, on the JavaFX
   * thread.
   *
   * @param what for the message when it does not come to hold
   */
  public static void until(String what, BooleanSupplier holds) throws Exception {
    until(what, 0, holds);
  }

  /** Lets layout, style and animation of a change come to rest: so many frames go by. */
  public static void frames(int count) throws Exception {
    until(count + " frames", count, () -> true);
  }

  private static void until(String what, int after, BooleanSupplier holds) throws Exception {
    var reached = new CompletableFuture<Boolean>();
    var timer =
        new AnimationTimer() {
          private int frame;

          @Override
          public void handle(long now) {
            try {
              if (frame++ >= after && holds.getAsBoolean()) {
                stop();
                reached.complete(true);
              }
            } catch (RuntimeException | Error e) {
              stop();
              reached.completeExceptionally(e);
            }
          }
        };
    Platform.runLater(timer::start);
    try {
      await(reached, what);
    } finally {
      Platform.runLater(timer::stop);
    }
  }

  private static <T> T await(CompletableFuture<T> result, String what) throws Exception {
    try {
      return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("waited in vain for " + what, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("failed while waiting for " + what, e.getCause());
    }
  }
}
