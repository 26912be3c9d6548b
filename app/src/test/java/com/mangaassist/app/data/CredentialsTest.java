package com.mangaassist.app.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

  @TempDir Path folder;

  @Test
  void areRandomForEachFolderAndKeptInIt() throws Exception {
    try (var one = DataFolder.take(folder.resolve("one"));
        var two = DataFolder.take(folder.resolve("two"))) {
      Credentials first = Credentials.of(one, new SecureRandom());

      assertThat(first.accessKeyId()).matches("AKIA[A-Z2-7]{16}");
      assertThat(first.secretAccessKey()).hasSize(40);
      assertThat(Credentials.of(one, new SecureRandom())).isEqualTo(first);
      assertThat(Credentials.of(two, new SecureRandom())).isNotEqualTo(first);
    }
  }

  @Test
  void nobodyElseMayReadThem() throws Exception {
    try (var data = DataFolder.take(folder)) {
      Credentials.of(data, new SecureRandom());

      assertThat(Files.getPosixFilePermissions(folder.resolve("credentials.json")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void theirTextShowsNoSecret() throws Exception {
    try (var data = DataFolder.take(folder)) {
      Credentials made = Credentials.of(data, new SecureRandom());

      assertThat(made.toString()).doesNotContain(made.secretAccessKey());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "null",
        "{}",
        "[]",
        "{\"accessKeyId\":\"AKIA\"}",
        "{\"accessKeyId\":\"AKIA\",\"secretAccessKey\":\"\"}",
        "\u00e9"
      })
  void aDamagedFileIsNamedAndNotReplaced(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    try (var data = DataFolder.take(folder)) {
      Path file = privately(folder.resolve("credentials.json"), bytes);

      assertThatThrownBy(() -> Credentials.of(data, new SecureRandom()))
          .isInstanceOf(Problem.class)
          .hasMessageStartingWith(file + " cannot be used: ")
          .hasMessageEndingWith("; mend it, or delete it and new credentials are made.");
      assertThat(file).hasBinaryContent(bytes);
    }
  }

  @Test
  void aFileThatOthersMayReadIsRefused() throws Exception {
    try (var data = DataFolder.take(folder)) {
      Credentials.of(data, new SecureRandom());
      Files.setPosixFilePermissions(
          folder.resolve("credentials.json"), PosixFilePermissions.fromString("rw-r--r--"));

      assertThatThrownBy(() -> Credentials.of(data, new SecureRandom()))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("chmod 600");
    }
  }

  private static Path privately(Path file, byte[] bytes) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.write(file, bytes);
  }
}
