package com.mangaassist.app.backend;

import com.mangaassist.app.data.DataFolder;
import com.mangaassist.app.data.Problem;
import com.mangaassist.app.logging.Logs;

/**
 * What a backend needs for itself alone: its data folder and its port. Taken in milliseconds, so
 * that whoever has to be refused is refused before anything else begins.
 */
public final class Claim implements AutoCloseable {

  private final DataFolder folder;
  private final int port;

  private Claim(DataFolder folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /**
   * Takes both; log lines go into the folder from now on.
   *
   * @throws Problem if the folder is not writable or in use, or the port is taken; nothing is held
   *     then
   */
  public static Claim take(BackendSettings settings, Logs logs) throws Problem {
    DataFolder folder = DataFolder.take(settings.dataFolder());
    try {
      logs.writeTo(folder.resolve("logs"));
      return new Claim(folder, FreePort.find(settings.port()));
    } catch (Problem | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  DataFolder folder() {
    return folder;
  }

  int port() {
    return port;
  }

  /** Lets the folder go. */
  @Override
  public void close() {
    folder.close();
  }
}
