package com.mangaassist.backend.pipeline.mesh;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Calls what stands behind the gateway, by HTTP/1.1 with connections that are kept. */
final class Upstream implements AutoCloseable {

  private final HttpClient http;

  /**
   * Threads are virtual; one of them serves one call.
   *
   * @param tls for addresses that begin with https; null for none
   */
  Upstream(@Nullable SSLContext tls) {
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(
                Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("gateway-upstream-", 0).factory()));
    if (tls != null) {
      builder.sslContext(tls);
    }
    http = builder.build();
  }

  /**
   * Calls and waits for the whole answer.
   *
   * @throws java.net.http.HttpTimeoutException when the time is over
   * @throws IOException when it cannot be reached or breaks off
   */
  HttpResponse<byte[]> call(
      String method, URI to, Map<String, String> headers, byte[] body, Duration limit)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(to)
            .timeout(limit)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::setHeader);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
