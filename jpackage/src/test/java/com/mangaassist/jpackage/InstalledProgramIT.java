package com.mangaassist.jpackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installer, as a customer gets it: unpacked elsewhere, started on a display, talked to. */
class InstalledProgramIT {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final String OPT = "opt/mangaassist-console";

  @TempDir Path folder;

  @Test
  void answersACustomerFromWhereItWasInstalled() throws Exception {
    assumeTrue(
        Platform.current().os() == Platform.Os.LINUX && runs("dpkg-deb", "--version"),
        say("Not run: the installed program, because this platform has no dpkg-deb."));
    assumeTrue(
        VirtualDisplay.available(),
        say("Not run: the installed program, because Xvfb is missing (apt install xvfb)."));
    assumeTrue(
        gtkIsThere(),
        say("Not run: the installed program, because GTK 3 is missing (apt install libgtk-3-0)."));
    Path work = TARGET.resolve("package");
    Path installer =
        new Packager(
                TARGET.resolve("lib"),
                Path.of("icons/icon-256.png"),
                Path.of("../app/src/main/launcher/jvm.options"),
                work,
                version())
            .run();
    Path root = Files.createDirectory(folder.resolve("root"));
    run("dpkg-deb", "-x", installer.toString(), root.toString());

    Path java = work.resolve("runtime/bin/java");
    long empty = firstFrame(emptyWindow(java), false);
    Path program = root.resolve(OPT).resolve("bin").resolve(AppImage.NAME);
    // The first start makes the data folder; a user sees the second one every day.
    firstFrame(program(program), true);
    long first = firstFrame(program(program), true);

    System.out.printf(
        Locale.ROOT,
        "Installer %.1f MB; first frame %d ms, an empty JavaFX window %d ms (ratio %.2f)%n",
        Files.size(installer) / 1e6,
        first,
        empty,
        (double) first / empty);
  }

  private ProcessBuilder emptyWindow(Path java) {
    return new ProcessBuilder(
        java.toString(),
        "--add-modules",
        "javafx.controls",
        "-cp",
        TARGET.resolve("test-classes").toString(),
        EmptyWindow.class.getName());
  }

  private ProcessBuilder program(Path launcher) {
    return new ProcessBuilder(
        launcher.toString(), "--data", folder.resolve("data").toString(), "--models", "instant");
  }

  /** Milliseconds from the start of the process to something on the screen. */
  private long firstFrame(ProcessBuilder command, boolean talk) throws Exception {
    Path log = folder.resolve("output.log");
    Path screen = Files.createTempDirectory(folder, "screen");
    try (VirtualDisplay display = VirtualDisplay.start(screen)) {
      command.environment().put("DISPLAY", display.name());
      command.environment().remove("WAYLAND_DISPLAY");
      command.redirectErrorStream(true).redirectOutput(log.toFile());
      long begun = System.nanoTime();
      Process process = command.start();
      try {
        await()
            .atMost(Duration.ofSeconds(60))
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(10))
            .failFast("the program ended", () -> mustBeAlive(process, log))
            .until(display::showsSomething);
        long elapsed = (System.nanoTime() - begun) / 1_000_000;
        if (talk) {
          askForAnAnswer(process, log);
          await()
              .atMost(Duration.ofSeconds(30))
              .untilAsserted(() -> assertThat(display.colors()).isGreaterThan(50));
          display.savePng(TARGET.resolve("installed-program.png"));
        }
        return elapsed;
      } finally {
        process.destroy();
        if (!process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
    }
  }

  private void askForAnAnswer(Process process, Path log) throws Exception {
    Path connection = folder.resolve("data/connection.json");
    await()
        .atMost(Duration.ofSeconds(60))
        .failFast("the program ended", () -> mustBeAlive(process, log))
        .until(() -> Files.exists(connection));
    String json = Files.readString(connection);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(member(json, "restUrl") + "/chat"))
            .header("Authorization", "Bearer " + member(json, "bearerToken"))
            .header("X-Api-Key", member(json, "apiKey"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"customerId\":\"user-42\",\"message\":\"ダンジョン飯はいくらですか?\"}"))
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      assertThat(member(response.body(), "answer")).contains("638");
    }
  }

  private static String member(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
    assertThat(matcher.find()).as("%s in the answer", name).isTrue();
    return matcher.group(1);
  }

  private static String version() {
    return System.getProperty("project.version", "0.1.0");
  }

  private static void mustBeAlive(Process process, Path log) {
    assertThat(process.isAlive()).as("ended early: " + read(log)).isTrue();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "(no output)";
    }
  }

  private static boolean gtkIsThere() {
    return runs("sh", "-c", "ldconfig -p | grep -q libgtk-3.so.0");
  }

  private static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void run(String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of(command));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  /** The sentence goes to the test output too, because a skipped test is easily overlooked. */
  private static java.util.function.Supplier<String> say(String sentence) {
    return () -> {
      System.out.println(sentence);
      return sentence;
    };
  }
}
