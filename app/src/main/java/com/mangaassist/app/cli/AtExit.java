package com.mangaassist.app.cli;

import com.mangaassist.app.logging.Logs;

/** What happens on SIGINT, SIGTERM and at a normal end alike. */
final class AtExit {

  private AtExit() {}

  /** Closes it and then the log, in the virtual machine's shutdown. */
  static void close(AutoCloseable backend, Logs logs) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("shutdown")
                .unstarted(
                    () -> {
                      try {
                        backend.close();
                      } catch (Exception e) {
                        System.err.println("The backend did not stop cleanly: " + e.getMessage());
                      }
                      logs.close();
                    }));
  }
}
