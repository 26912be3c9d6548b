package com.mangaassist.app.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
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

  @Test
  void nobodyElseReadsTheFilesNorThoseTheyRollOverTo() throws Exception {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    Path console = folder.resolve("console.log");
    for (Path old : List.of(console, folder.resolve("access.1.log"))) {
      Files.writeString(old, "of an earlier version");
      Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r--r--"));
    }
    Logs logs = Logs.quiet();
    logs.writeTo(folder);
    LoggerFactory.getLogger("com.mangaassist.example").warn("before");
    rollOver();
    LoggerFactory.getLogger("com.mangaassist.example").warn("after");
    logs.close();

    assertThat(Files.readString(console)).contains("after").doesNotContain("before");
    assertThat(Files.readString(folder.resolve("console.1.log"))).contains("before");
    try (var files = Files.list(folder)) {
      assertThat(files)
          .hasSize(5)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .as(file.toString())
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void leavesOutWhatTheSocketLibrarySaysOfFramesThatBreakTheRules() throws Exception {
    Logs logs = Logs.quiet();
    logs.writeTo(folder);
    LoggerFactory.getLogger("org.java_websocket.WebSocketImpl")
        .error("Closing due to invalid data in frame", new IllegalStateException("bad input"));
    LoggerFactory.getLogger("org.java_websocket.server.WebSocketServer").error("Shutdown");
    logs.close();

    assertThat(Files.readString(folder.resolve("console.log")))
        .contains("Shutdown")
        .doesNotContain("invalid data");
  }

  private static void rollOver() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        && context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("console")
            instanceof RollingFileAppender<ILoggingEvent> appender) {
      appender.rollover();
    }
  }
}
