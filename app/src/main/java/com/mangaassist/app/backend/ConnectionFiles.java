package com.mangaassist.app.backend;

import com.mangaassist.services.connection.ConnectionFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Finds a running backend by its connection file, and tidies up after one. */
public final class ConnectionFiles {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private ConnectionFiles() {}

  /** The backend that wrote the file, if it is alive and answers {@code /health}. */
  public static Optional<ConnectionFile> running(Path file) {
    try {
      ConnectionFile found = ConnectionFile.read(file);
      boolean alive = ProcessHandle.of(found.pid()).map(ProcessHandle::isAlive).orElse(false);
      return alive && answers(found) ? Optional.of(found) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // No file, half a file or a file of something else: nothing that runs.
      return Optional.empty();
    }
  }

  private static boolean answers(ConnectionFile found) throws IOException {
    URI health = URI.create(found.restUrl()).resolve("/health");
    try (var http = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var request = HttpRequest.newBuilder(health).timeout(PATIENCE).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Deletes the file if this process wrote it. */
  static void removeOwn(Path file, long pid) throws IOException {
    if (Files.exists(file) && ConnectionFile.read(file).pid() == pid) {
      Files.delete(file);
    }
  }
}
