package com.mangaassist.app.window;

import com.mangaassist.app.data.Problem;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javafx.application.Platform;

/** Starts JavaFX, once in a process. */
public final class JavaFx {

  private JavaFx() {}

  /**
   * Returns when its thread runs; it then runs until the process ends, also without a window.
   *
   * @param remedy what to install where a window cannot be opened, if that is known
   * @throws Problem if it cannot be started here
   */
  public static void start(Supplier<Optional<String>> remedy) throws Problem, InterruptedException {
    var started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
    } catch (IllegalStateException e) {
      // Somebody in this process has started it before.
      started.countDown();
    } catch (RuntimeException | LinkageError e) {
      throw new Problem(
          "The window cannot be opened ("
              + e.getMessage()
              + "); "
              + remedy.get().orElse("check that DISPLAY names a running X server")
              + ".",
          e);
    }
    started.await();
    Platform.setImplicitExit(false);
  }
}
