package com.mangaassist.app.window;

import com.mangaassist.app.backend.BackendLink;
import com.mangaassist.app.data.Problem;
import com.mangaassist.app.doctor.WindowChecks;
import com.mangaassist.services.connection.ConnectionProfile;
import com.mangaassist.views.settings.Settings;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.theme.Fonts;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** The program with its window, from start to end. */
public final class WindowProgram implements AutoCloseable {

  /**
   * What it is started with.
   *
   * @param settingsFile where choices are remembered; null to remember none
   * @param dataFolder where the models and the tests are
   * @param profile of the connection
   * @param asked the language that was asked for, or null
   * @param version of the program
   */
  public record Start(
      BackendLink link,
      @Nullable Path settingsFile,
      Path dataFolder,
      ConnectionProfile profile,
      @Nullable Language asked,
      String version) {}

  private final Start start;
  private final Settings settings;
  private final ExecutorService writing =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("settings").factory());
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean closed = new AtomicBoolean();

  public WindowProgram(Start start) {
    this.start = start;
    Path file = start.settingsFile();
    settings = file == null ? Settings.inMemory() : Settings.open(file, writing);
  }

  /**
   * Opens the window and waits until it is closed.
   *
   * @return the exit code
   * @throws Problem if no window can be opened here
   */
  public int run() throws Problem, InterruptedException {
    JavaFx.start(WindowChecks::gtkRemedy);
    try {
      MainWindow window = Fx.call(this::open);
      ended.await();
      Problem failure = Fx.call(() -> end(window));
      close();
      if (failure != null) {
        throw failure;
      }
      return 0;
    } catch (InterruptedException | Problem e) {
      throw e;
    } catch (Exception e) {
      throw new Problem("The window could not be opened: " + e.getMessage() + ".", e);
    }
  }

  private MainWindow open() {
    Fonts.load();
    var window =
        new MainWindow(
            new MainWindow.Start(
                start.link(),
                settings,
                start.dataFolder(),
                start.profile(),
                start.asked(),
                start.version(),
                ended::countDown));
    window.show();
    return window;
  }

  private static @Nullable Problem end(MainWindow window) {
    window.close();
    return window.failure();
  }

  /** Stops the backend and writes what is to be remembered; also when the system ends all. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      start.link().close();
      settings.close();
      writing.close();
      Platform.setImplicitExit(true);
    }
  }
}
