package com.mangaassist.app.backend;

import com.mangaassist.app.data.DataFolder;
import com.mangaassist.app.data.Problem;
import com.mangaassist.app.logging.Logs;
import com.mangaassist.backend.platform.http.HttpServer;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * What a backend needs for itself alone: its data folder and its port. Taken in milliseconds, so
 * that whoever has to be refused is refused before anything else begins.
 */
public final class Claim implements AutoCloseable {

  /** The origin of the shop's own page in its integration document. */
  static final Set<String> ORIGINS = Set.of("https://mangaassist.example.com");

  private final DataFolder folder;
  private final HttpServer server;

  private Claim(DataFolder folder, HttpServer server) {
    this.folder = folder;
    this.server = server;
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
      return new Claim(folder, bound(settings.port()));
    } catch (Problem | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static HttpServer bound(int port) throws Problem {
    try {
      return HttpServer.bind(new HttpServer.Settings(port, ORIGINS));
    } catch (UncheckedIOException e) {
      throw new Problem(
          "Port "
              + port
              + " on 127.0.0.1 is taken or not allowed; choose another one with --port N,"
              + " or leave it out for any free one.",
          e);
    }
  }

  DataFolder folder() {
    return folder;
  }

  int port() {
    return server.port();
  }

  /** The server, which has its port and no routes yet. */
  HttpServer server() {
    return server;
  }

  /** Lets both go. */
  @Override
  public void close() {
    server.close();
    folder.close();
  }
}
