package com.mangaassist.app.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This program once more, as a process of its own, with the flags of this one. */
final class ChildProgram implements AutoCloseable {

  private static final String MAIN = "com.mangaassist.app/com.mangaassist.app.Main";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final long begun;

  private ChildProgram(Process process, long begun) {
    this.process = process;
    this.begun = begun;
  }

  /** Starts it; what it prints is dropped. */
  static ChildProgram start(List<String> arguments) throws IOException {
    return start(List.of(), arguments);
  }

  /** Starts another main class of this program. */
  static ChildProgram start(Class<?> main, List<String> arguments) throws IOException {
    return start("com.mangaassist.app/" + main.getName(), List.of(), arguments);
  }

  /** Starts it with options of the virtual machine that come after this one's. */
  static ChildProgram start(List<String> options, List<String> arguments) throws IOException {
    return start(MAIN, options, arguments);
  }

  private static ChildProgram start(String main, List<String> options, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(options);
    // The launcher's own arguments for the module are not among the input arguments.
    command.add("-p");
    command.add(System.getProperty("jdk.module.path"));
    command.addAll(List.of("-m", main));
    command.addAll(arguments);
    long begun = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new ChildProgram(process, begun);
  }

  /** Milliseconds from its start until that holds. */
  double millisUntil(BooleanSupplier holds) throws InterruptedException, IOException {
    long limit = begun + PATIENCE.toNanos();
    while (!holds.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > limit) {
        throw new IOException("the program did not come up");
      }
      Pace.until(System.nanoTime() + 2_000_000);
    }
    return (System.nanoTime() - begun) / 1e6;
  }

  /** False once it has ended. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** True once the file holds that text. */
  static boolean says(Path file, String text) {
    try {
      return Files.exists(file) && Files.readString(file).contains(text);
    } catch (IOException e) {
      // It is being written.
      return false;
    }
  }

  /** What lives on its heap after a full collection, which this asks for. */
  double liveHeapMegabytes() throws IOException, InterruptedException {
    Process histogram =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String text = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    histogram.waitFor();
    Matcher total = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)").matcher(text);
    if (!total.find()) {
      throw new IOException("jcmd told no total: " + text.lines().findFirst().orElse(""));
    }
    return Long.parseLong(total.group(1)) / 1e6;
  }

  /** Tells it to end; milliseconds until it has. */
  double stop() throws InterruptedException, IOException {
    long told = System.nanoTime();
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("the program did not end");
    }
    return (System.nanoTime() - told) / 1e6;
  }

  /**
   * The memory that the process holds, in MB; 0 where the system does not tell.
   *
   * @throws IOException if it is not running
   */
  double residentMegabytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
      }
    }
    throw new IOException("the process is gone");
  }

  /** Ends it at once, as {@code kill -9} does, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
