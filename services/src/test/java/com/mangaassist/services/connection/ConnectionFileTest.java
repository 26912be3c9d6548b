package com.mangaassist.services.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFileTest {

  private static final ConnectionFile SAMPLE =
      new ConnectionFile(
          "http://127.0.0.1:1",
          "ap-northeast-1",
          "AKIAEXAMPLE",
          "the-secret",
          "http://127.0.0.1:1/v1",
          "ws://127.0.0.1:2/prod",
          null,
          "http://127.0.0.1:1/admin",
          "the-api-key",
          "the-internal-key",
          "the-token",
          "the-admin-token",
          Map.of("github", "the-github-secret"),
          "MangaAssist-AI-Events",
          42,
          "0.1.0");

  @TempDir Path directory;

  @Test
  void comesBackAsItWasWritten() throws Exception {
    Path file = directory.resolve("new/connection.json");
    SAMPLE.write(file);
    assertThat(ConnectionFile.read(file)).isEqualTo(SAMPLE);
  }

  @Test
  void isReadableByItsOwnerAlone() throws Exception {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    Path file = directory.resolve("connection.json");
    Files.writeString(file, "an old one that all may read");
    SAMPLE.write(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void leavesNoTemporaryFileBehind() throws Exception {
    SAMPLE.write(directory.resolve("connection.json"));
    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void showsNoSecretInALog() {
    assertThat(SAMPLE.toString()).contains("127.0.0.1:1").doesNotContain("the-");
  }
}
