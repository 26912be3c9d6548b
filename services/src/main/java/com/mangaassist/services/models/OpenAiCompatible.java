package com.mangaassist.services.models;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks OpenAI's chat completions and answers in a model's place, such as Ollama,
 * llama.cpp or vLLM. It never holds a key, only where to find one.
 *
 * @param baseUrl the address up to and with {@code /v1}
 * @param model the server's own name of the model
 * @param apiKeyEnvironment the environment variable that holds the key; null for none
 * @param apiKeyFile the file that holds the key, relative to the data folder; null for none
 * @param timeoutSeconds how long the server may be silent; null for two minutes
 */
public record OpenAiCompatible(
    String baseUrl,
    String model,
    @Nullable String apiKeyEnvironment,
    @Nullable String apiKeyFile,
    @Nullable Integer timeoutSeconds) {
  private static final int DEFAULT_TIMEOUT_SECONDS = 120;

  /** Checks the members; the message of a failure is for people. */
  @SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out.
  public OpenAiCompatible {
    if (baseUrl == null || model == null || model.isBlank()) {
      throw new IllegalArgumentException("openAiCompatible needs baseUrl and model");
    }
    if (!isHttp(baseUrl)) {
      throw new IllegalArgumentException("baseUrl is not an http or https address: " + baseUrl);
    }
    if (apiKeyEnvironment != null && apiKeyFile != null) {
      throw new IllegalArgumentException(
          "openAiCompatible takes apiKeyEnvironment or apiKeyFile, not both");
    }
    if (timeoutSeconds != null && timeoutSeconds < 1) {
      throw new IllegalArgumentException("timeoutSeconds is at least 1");
    }
  }

  private static boolean isHttp(String url) {
    try {
      URI uri = URI.create(url);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Where chat completions are posted. */
  public URI completions() {
    return URI.create(baseUrl.replaceAll("/+$", "") + "/chat/completions");
  }

  /** How long the server may be silent, in seconds. */
  public int silenceSeconds() {
    return timeoutSeconds == null ? DEFAULT_TIMEOUT_SECONDS : timeoutSeconds;
  }
}
