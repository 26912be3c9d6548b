package com.mangaassist.app.cli;

import com.mangaassist.app.backend.EmbeddedBackend;
import com.mangaassist.app.data.Problem;
import com.mangaassist.app.logging.Logs;
import com.mangaassist.services.connection.ConnectionFile;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Keeps a backend without a window until the process is told to end. */
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
    return headless(options, logs);
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
