package com.mangaassist.app.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mangaassist.app.data.Problem;
import com.mangaassist.app.logging.Logs;
import com.mangaassist.services.connection.ConnectionFile;
import com.mangaassist.services.connection.ConnectionProfile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBackendTest {

  /** Of the JDK and of this test, not of a backend. */
  private static final Set<String> FOREIGN = Set.of("VirtualThread-unparker", "awaitility-thread");

  @TempDir Path folder;

  private final Logs logs = Logs.quiet();

  @Test
  void writesTheConnectionFileForItsOwnerOnlyAndRemovesItAtTheEnd() throws Exception {
    Path file = settings(0).connectionFile();
    try (var backend = EmbeddedBackend.start(settings(0), "1.2.3", logs)) {
      ConnectionFile written = ConnectionFile.read(file);

      assertThat(written).isEqualTo(backend.connection());
      assertThat(written.version()).isEqualTo("1.2.3");
      assertThat(written.pid()).isEqualTo(ProcessHandle.current().pid());
      assertThat(written.eventBusName()).isEqualTo("MangaAssist-AI-Events");
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(ConnectionFiles.running(file)).contains(written);
    }
    assertThat(file).doesNotExist();
    assertThat(ConnectionFiles.running(file)).isEmpty();
  }

  @Test
  void othersOnTheMachineReadNoneOfItsDatabases() throws Exception {
    try (var backend = EmbeddedBackend.start(settings(0), "1", logs);
        var files = Files.list(settings(0).dataFolder())) {
      assertThat(backend.connection()).isNotNull();
      assertThat(files.filter(file -> file.toString().contains(".db")).filter(this::isStore))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.getPosixFilePermissions(file))
                      .as(file.toString())
                      .isEqualTo(PosixFilePermissions.fromString("rw-------")));
    }
  }

  private boolean isStore(Path file) {
    return !file.toString().endsWith(".lock");
  }

  @Test
  void keepsItsCredentialsFromStartToStart() throws Exception {
    ConnectionFile first;
    try (var backend = EmbeddedBackend.start(settings(0), "1", logs)) {
      first = backend.connection();
    }
    try (var backend = EmbeddedBackend.start(settings(0), "1", logs)) {
      assertThat(backend.connection().apiKey()).isEqualTo(first.apiKey());
      assertThat(backend.connection().secretAccessKey()).isEqualTo(first.secretAccessKey());
    }
  }

  @Test
  void writesNoSecretIntoTheLog() throws Exception {
    try (var backend = EmbeddedBackend.start(settings(0), "1", logs)) {
      ConnectionFile at = backend.connection();
      assertThat(Files.readString(settings(0).dataFolder().resolve("logs/console.log")))
          .contains("listening")
          .doesNotContain(at.apiKey(), at.bearerToken(), at.adminToken())
          .doesNotContain(String.valueOf(at.secretAccessKey()));
    }
  }

  @Test
  void refusesAFolderThatIsInUseAndLeavesTheFirstAlone() throws Exception {
    try (var first = EmbeddedBackend.start(settings(0), "1", logs)) {
      assertThatThrownBy(() -> EmbeddedBackend.start(settings(0), "1", logs))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("in use by another");
      assertThat(ConnectionFiles.running(settings(0).connectionFile()))
          .contains(first.connection());
    }
  }

  @Test
  void afterATakenPortNothingIsLeftBehind() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      assertThatThrownBy(() -> EmbeddedBackend.start(settings(taken.getLocalPort()), "1", logs))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("is taken");
    }
    EmbeddedBackend.start(settings(0), "1", logs).close();
  }

  @Test
  void leavesNoThreadAndNoPortBehind() throws Exception {
    // Once before, for what the virtual machine and the libraries start once and keep.
    EmbeddedBackend.start(settings(0), "1", logs).close();
    Set<String> before = threads();
    int port;
    try (var backend = EmbeddedBackend.start(settings(0), "1", logs)) {
      port = URI.create(backend.connection().restUrl()).getPort();
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(threads()).isSubsetOf(before));
    new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1")).close();
  }

  private BackendSettings settings(int port) {
    Path data = folder.resolve("data");
    return new BackendSettings(
        data, data.resolve("connection.json"), new ConnectionProfile.Embedded(), port, true);
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> !FOREIGN.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
