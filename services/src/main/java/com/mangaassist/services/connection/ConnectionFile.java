package com.mangaassist.services.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mangaassist.services.files.PrivateFiles;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a running backend listens and what it takes to talk to it.
 *
 * <p>Holds secrets: the file has mode 0600 and {@link #toString()} shows addresses only.
 *
 * @param internalApiKey of the usage plan without limits, for benchmarks, scenarios and generated
 *     traffic; absent in files of older versions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConnectionFile(
    @Nullable String awsEndpoint,
    String region,
    @Nullable String accessKeyId,
    @Nullable String secretAccessKey,
    String restUrl,
    String webSocketUrl,
    @Nullable String webhookUrl,
    String adminUrl,
    String apiKey,
    @Nullable String internalApiKey,
    String bearerToken,
    String adminToken,
    @Nullable Map<String, String> webhookSecrets,
    String eventBusName,
    long pid,
    String version) {

  /** The key for this program's own load; the default one of a backend that has no other. */
  public String loadApiKey() {
    return internalApiKey == null ? apiKey : internalApiKey;
  }

  /** Puts it in the place of what the file held, whole or not at all. */
  public void write(Path file) throws IOException {
    PrivateFiles.write(file, Json.writePretty(this));
  }

  /** Reads one that another process wrote. */
  public static ConnectionFile read(Path file) throws IOException {
    return Json.read(Files.readString(file), ConnectionFile.class);
  }

  @Override
  public String toString() {
    return "ConnectionFile[" + restUrl + ", " + webSocketUrl + ", pid " + pid + "]";
  }
}
