package com.mangaassist.backend.pipeline.traces;

import com.mangaassist.services.json.WrittenJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A collector that gets the traces too, by OTLP over HTTP in JSON: {@code {"otlpEndpoint":
 * "http://127.0.0.1:4318/v1/traces"}} in {@code telemetry.json} of the data folder. Without the
 * file nothing leaves the machine.
 */
final class OtlpEndpoint implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OtlpEndpoint.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final @Nullable URI address;

  /** A client has a thread of its own: none for nobody. */
  private final @Nullable HttpClient http;

  private boolean failing;

  private OtlpEndpoint(@Nullable URI address) {
    this.address = address;
    this.http = address == null ? null : HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  }

  /**
   * That of a data folder.
   *
   * @throws IOException if the file cannot be used; the message is for people
   */
  static OtlpEndpoint of(Path dataFolder) throws IOException {
    Path file = dataFolder.resolve("telemetry.json");
    if (!Files.exists(file)) {
      return new OtlpEndpoint(null);
    }
    try {
      WrittenJson json = WrittenJson.of(Files.readAllBytes(file)).withOnly("otlpEndpoint");
      return new OtlpEndpoint(address(json.member("otlpEndpoint")));
    } catch (IllegalArgumentException e) {
      throw new IOException("The collector in " + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static URI address(WrittenJson json) {
    String expected = "an address that begins with http:// or https://";
    try {
      URI address = URI.create(json.text());
      if ("http".equals(address.getScheme()) || "https".equals(address.getScheme())) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw json.wrong(expected, e);
    }
    throw json.wrong(expected);
  }

  /** Sends a request; one that fails is said once and not sent again. */
  void send(String otlp) {
    URI to = address;
    HttpClient client = http;
    if (to == null || client == null) {
      return;
    }
    var request =
        HttpRequest.newBuilder(to)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(otlp))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      said(status / 100 == 2, "it answers " + status);
    } catch (IOException e) {
      said(false, "it cannot be reached");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (http != null) {
      http.shutdownNow();
    }
  }

  private void said(boolean works, String why) {
    if (!works && !failing) {
      LOG.warn("The collector at {} does not take traces: {}", address, why);
    }
    failing = !works;
  }
}
