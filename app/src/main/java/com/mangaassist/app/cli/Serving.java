package com.mangaassist.app.cli;

import com.mangaassist.app.backend.BackendLink;
import com.mangaassist.app.backend.BackendSettings;
import com.mangaassist.app.backend.Claim;
import com.mangaassist.app.backend.EmbeddedBackend;
import com.mangaassist.app.data.Problem;
import com.mangaassist.app.logging.Logs;
import com.mangaassist.app.window.WindowProgram;
import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.views.texts.Language;
import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps a backend, behind a window or without one, until the process is told to end. */
final class Serving {

  private Serving() {}

  static int headless(BackendOptions options, Logs logs) throws Problem, InterruptedException {
    EmbeddedBackend backend = EmbeddedBackend.start(options.settings(), Version.number(), logs);
    AtExit.close(backend, logs);
    addresses(backend.connection(), options, System.out);
    new CountDownLatch(1).await();
    return 0;
  }

  static int window(BackendOptions options, Logs logs) throws Problem, InterruptedException {
    BackendSettings settings = options.settings();
    Optional<Claim> claim = claim(settings, logs);
    var firstClaim = new AtomicReference<>(claim.orElse(null));
    var link =
        new BackendLink(
            () -> {
              Claim ready = firstClaim.getAndSet(null);
              return ready == null
                  ? EmbeddedBackend.start(settings, Version.number(), logs)
                  : EmbeddedBackend.start(ready, settings, Version.number(), logs);
            });
    Path remembered = settings.dataFolder().resolve("settings.json");
    Locale locale = options.locale();
    var program =
        new WindowProgram(
            new WindowProgram.Start(
                link,
                claim.isPresent() ? remembered : null,
                settings.dataFolder(),
                settings.profile(),
                locale == null ? null : Language.of(locale),
                Version.number()));
    AtExit.close(program, logs);
    return program.run();
  }

  /**
   * The folder and the port, before anything is shown: whoever started it in a terminal reads there
   * what stands in the way. Started from a desktop it has no terminal, so the window has to say it.
   */
  private static Optional<Claim> claim(BackendSettings settings, Logs logs) throws Problem {
    try {
      return Optional.of(Claim.take(settings, logs));
    } catch (Problem e) {
      boolean fromDesktop =
          System.getProperty("jpackage.app-path") != null
              && Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty();
      if (!fromDesktop) {
        throw e;
      }
      return Optional.empty();
    }
  }

  static int withoutDisplay(BackendOptions options, Logs logs)
      throws Problem, InterruptedException {
    System.out.println(
        "There is no display to open the window on, so this serves as --headless does;"
            + " \"./console tour --out DIR\" draws the window into pictures"
            + " and \"./console ask TEXT\" answers here in the terminal.");
    return headless(options, logs);
  }

  private static void addresses(ConnectionFile at, BackendOptions options, PrintStream out) {
    if (at.awsEndpoint() != null) {
      out.println("AWS endpoint     " + at.awsEndpoint() + "  (" + at.region() + ")");
    }
    out.println("REST             " + at.restUrl());
    out.println("WebSocket        " + at.webSocketUrl());
    out.println("Admin            " + at.adminUrl());
    out.println("Connection file  " + options.connectionFile() + "  (with the credentials)");
    out.println("Ctrl+C stops it.");
    out.flush();
  }
}
