package com.mangaassist.backend.aws.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.mangaassist.backend.aws.protocol.AwsFault;
import com.mangaassist.services.json.Json;
import com.mangaassist.services.models.OpenAiCompatible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.function.BooleanSupplier;

/** Calls a server that speaks OpenAI's API, and says in Bedrock's errors why it did not answer. */
final class OpenAiServer implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final int LONGEST_MESSAGE = 500;
  private static final int LONGEST_ERROR_BODY = 64 * 1024;

  private final Path dataDir;
  private final Map<String, String> environment;
  // HTTP/1.1: such servers do not know how to go up to HTTP/2 on a plain connection.
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  OpenAiServer(Path dataDir, Map<String, String> environment) {
    this.dataDir = dataDir;
    this.environment = environment;
  }

  /**
   * Checks that the key can be had.
   *
   * @throws UncheckedIOException when it cannot; the message is for people and holds no key
   */
  void requireKey(OpenAiCompatible server) {
    key(server);
  }

  /**
   * Posts a request and returns the body of a 200 as it arrives; the caller closes it.
   *
   * @throws AwsFault for any other answer, and for none
   */
  SilenceLimitedStream post(OpenAiCompatible server, JsonNode body, BooleanSupplier unwanted)
      throws AwsFault, InterruptedException {
    Duration silence = Duration.ofSeconds(server.silenceSeconds());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.completions())
            .timeout(silence)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.writeBytes(body)));
    try {
      String key = key(server);
      if (!key.isEmpty()) {
        request.header("Authorization", "Bearer " + key);
      }
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
          http.send(request.build(), BodyHandlers.ofPublisher());
      SilenceLimitedStream answer = new SilenceLimitedStream(silence, unwanted);
      response.body().subscribe(answer);
      if (response.statusCode() / 100 == 2) {
        return answer;
      }
      try (answer) {
        throw failure(response.statusCode(), answer.readNBytes(LONGEST_ERROR_BODY));
      }
    } catch (HttpTimeoutException e) {
      throw ModelFailures.timeout();
    } catch (UncheckedIOException e) {
      throw ModelFailures.error("The API key of the model's server cannot be read.");
    } catch (IOException e) {
      throw ModelFailures.error(
          "The model's server at " + server.baseUrl() + " cannot be reached or broke off.");
    }
  }

  private static AwsFault failure(int status, byte[] body) {
    String message = message(body);
    return switch (status) {
      case 429 -> ModelFailures.throttled();
      case 408, 504 -> ModelFailures.timeout();
      case 400, 413, 422 ->
          AwsFault.validation("The model returned the following errors: " + message);
      case 503 ->
          message.toLowerCase(Locale.ROOT).contains("loading")
              ? ModelFailures.notReady()
              : ModelFailures.error("The model's server answered 503: " + message);
      default -> ModelFailures.error("The model's server answered " + status + ": " + message);
    };
  }

  /** What an error body says, in the shapes that such servers have for it. */
  static String message(byte[] body) {
    try {
      return message(Json.parse(body));
    } catch (Json.MalformedJsonException e) {
      return "no reason given";
    }
  }

  /** The same of a body that is JSON. */
  static String message(JsonNode json) {
    for (JsonNode said :
        List.of(
            json.at("/error/message"),
            json.path("error"),
            json.path("message"),
            json.at("/detail/0/msg"),
            json.path("detail"))) {
      if (said.isTextual() && !said.textValue().isBlank()) {
        String text = said.textValue();
        return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) : text;
      }
    }
    return "no reason given";
  }

  private String key(OpenAiCompatible server) {
    if (server.apiKeyEnvironment() != null) {
      String key = environment.get(server.apiKeyEnvironment());
      if (key == null || key.isBlank()) {
        String problem =
            "the models file names the environment variable %s for an API key, but it is not set"
                .formatted(server.apiKeyEnvironment());
        throw new UncheckedIOException(problem, new IOException(problem));
      }
      return key.strip();
    }
    if (server.apiKeyFile() == null) {
      return "";
    }
    Path file = dataDir.resolve(server.apiKeyFile());
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the API key file " + file + " of the models file cannot be read", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
