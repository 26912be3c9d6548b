package com.mangaassist.app.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the doctor asks of the machine; a test answers in its place. */
public class Machine {

  private static final long PATIENCE_SECONDS = 20;

  /** As "linux", "mac os x" or "windows 11". */
  String system() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT);
  }

  /** The version of the Java that runs, as "25.0.1". */
  String javaVersion() {
    return System.getProperty("java.version");
  }

  Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }

  /** What a command prints, if it can be run and succeeds. */
  Optional<String> output(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      // Its end closes the stream, so that reading it ends too.
      process
          .onExit()
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .exceptionally(
              late -> {
                process.destroyForcibly();
                return process;
              });
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** True if a program of that name is on the path. */
  boolean hasProgram(String name) {
    return environment("PATH").stream()
        .flatMap(path -> java.util.Arrays.stream(path.split(java.io.File.pathSeparator, -1)))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(name))
        .anyMatch(Files::isExecutable);
  }

  /** Bytes that may still be written where the folder is or will be. */
  long usableBytes(Path folder) {
    try {
      Path there = folder;
      while (!Files.exists(there) && there.getParent() != null) {
        there = there.getParent();
      }
      return Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      return 0;
    }
  }
}
