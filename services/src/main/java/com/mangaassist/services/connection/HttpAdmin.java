package com.mangaassist.services.connection;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The admin routes of one gateway, over HTTP. */
public final class HttpAdmin implements AdminApi, AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final String admin;
  private final String adminToken;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("admin-", 0).factory());
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(threads)
          .build();

  /**
   * Remembers where to ask; nothing is sent yet.
   *
   * @param adminUrl as {@code http://127.0.0.1:4711/admin}
   */
  public HttpAdmin(URI adminUrl, String adminToken) {
    this.admin = adminUrl.toString();
    this.adminToken = adminToken;
  }

  @Override
  public Optional<String> call(String method, String path, @Nullable String body)
      throws IOException {
    HttpResponse<String> response = send(method, path, body);
    int status = response.statusCode();
    if (status / 100 == 2) {
      return Optional.of(response.body());
    }
    if (status == 404) {
      return Optional.empty();
    }
    throw new IOException(
        switch (status) {
          case 401, 403 -> gateway() + " refused the admin token. Check the connection.";
          case 400 -> "The gateway did not accept the request.";
          default -> gateway() + " could not do it (status " + status + "). Try again.";
        });
  }

  private HttpResponse<String> send(String method, String path, @Nullable String body)
      throws IOException {
    BodyPublisher publisher =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(admin + path))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + adminToken)
            .header("Content-Type", "application/json")
            .method(method, publisher)
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (ConnectException e) {
      throw new IOException(
          gateway() + " cannot be reached. Check that the backend is running.", e);
    } catch (HttpTimeoutException e) {
      throw new IOException(gateway() + " did not answer in time. Try again.", e);
    } catch (IOException e) {
      throw new IOException("The connection to the gateway was lost. Try again.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The request to the gateway was cancelled.", e);
    }
  }

  private String gateway() {
    return "The gateway at " + URI.create(admin).getAuthority();
  }

  /** Ends the connections; calls under way fail. */
  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }
}
