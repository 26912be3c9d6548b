package com.mangaassist.app.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void aDamagedFileIsNamedAndNotReplaced() throws Exception {
    try (var data = DataFolder.take(folder)) {
      Path file = Files.writeString(folder.resolve("credentials.json"), "{");

      assertThatThrownBy(() -> Credentials.of(data, new SecureRandom()))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("credentials.json");
      assertThat(file).hasContent("{");
    }
  }
}
