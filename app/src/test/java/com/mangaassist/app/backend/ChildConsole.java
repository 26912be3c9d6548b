package com.mangaassist.app.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.app.Main;
import com.mangaassist.services.connection.ConnectionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, so that it can be killed. */
final class ChildConsole implements AutoCloseable {

  private final Process process;
  private final Path output;

  private ChildConsole(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it; what it prints goes to {@code output}. */
  static ChildConsole start(Path output, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new ChildConsole(process, output);
  }

  /** Waits until everything listens. */
  ConnectionFile awaitConnection(Path file) throws IOException {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .failFast("the program ended", () -> assertThat(process.isAlive()).as(printed()).isTrue())
        .until(() -> isOwn(file));
    return ConnectionFile.read(file);
  }

  private boolean isOwn(Path file) throws IOException {
    return Files.exists(file) && ConnectionFile.read(file).pid() == process.pid();
  }

  /** SIGKILL: nothing of it runs any more when this returns. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  /** SIGTERM; true if it has ended within the time. */
  boolean endsWithin(Duration time) throws InterruptedException {
    process.destroy();
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  String printed() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "(nothing)";
    }
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
