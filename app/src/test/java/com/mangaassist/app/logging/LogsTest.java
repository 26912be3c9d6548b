package com.mangaassist.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogsTest {

  @TempDir Path folder;

  @Test
  void writesLinesWithoutTheSecretsItWasTold() throws Exception {
    Logs logs = Logs.quiet();
    logs.writeTo(folder);
    logs.hide(List.of("s3cr3t-access-key/value"));
    var log = LoggerFactory.getLogger("com.mangaassist.example");

    log.warn(
        "calling with {}",
        "s3cr3t-access-key/value",
        new IllegalStateException("refused s3cr3t-access-key/value"));
    log.info("X-Api-Key: abcdefgh12345678");
    logs.close();

    assertThat(Files.readString(folder.resolve("console.log")))
        .contains("calling with [redacted]")
        .contains("refused [redacted]")
        .contains("X-Api-Key: [redacted]")
        .doesNotContain("s3cr3t")
        .doesNotContain("abcdefgh12345678");
  }
}
