package com.mangaassist.services.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.mangaassist.services.json.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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

  /** Writes it whole: a temporary file beside it, then a rename. */
  public void write(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException("not a file: " + file);
    }
    Files.createDirectories(directory);
    Path temporary = directory.resolve(file.getFileName() + "." + pid + ".tmp");
    Files.deleteIfExists(temporary);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          temporary,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(temporary);
    }
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      var bytes = java.nio.ByteBuffer.wrap(Json.writePretty(this).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
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
