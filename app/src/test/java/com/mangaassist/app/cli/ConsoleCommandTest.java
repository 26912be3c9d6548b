package com.mangaassist.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.app.data.DataFolder;
import com.mangaassist.app.logging.Logs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleCommandTest {

  @TempDir Path folder;

  private record Outcome(int code, String err) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--bogus",
        "--port x",
        "--port 65536",
        "--port -1",
        "--models slow",
        "--locale fr",
        "ask",
        "ask --bogus hello",
        "doctor surplus"
      })
  void aWrongCommandLineGetsTheUsageAndCode2(String line) {
    Outcome outcome = run(line.split(" "));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("Usage: console", "--help\" says more.");
    // What was wrong stays in sight above how it is right.
    assertThat(outcome.err().lines()).hasSizeLessThan(10);
  }

  @ParameterizedTest
  @CsvSource({
    "tuor, tour",
    "TOUR, tour",
    "tests, test",
    "packge, package",
    "dcotor, doctor",
    "headless, --headless",
    "--hedless, --headless",
  })
  void aWordThatIsNearlyACommandGetsTheCommand(String word, String meant) {
    Outcome outcome = run(word);

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("\"" + word + "\"", "Did you mean \"console " + meant + "\"?")
        .contains("console --help")
        .doesNotContain("Usage");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bogus", "xyz", "a"})
  void aWordThatIsLikeNoCommandGetsTheUsage(String word) {
    Outcome outcome = run(word);

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("\"" + word + "\"", "Usage: console").doesNotContain("mean");
  }

  @Test
  void aQuestionThatTheGatewayWouldRefuseStartsNoBackend() {
    for (String text : List.of("", "  ", "\u3000", "x".repeat(8_001))) {
      Outcome outcome = run("ask", "--data", folder.toString(), text);

      assertThat(outcome.code()).isEqualTo(2);
      assertThat(outcome.err()).contains("TEXT", "Usage: console ask");
      assertThat(folder).isEmptyDirectory();
    }
    assertThat(run("ask", "--data", folder.toString(), "x".repeat(8_001)).err())
        .contains("8,001 characters", "at most 8,000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--data", "--connection-file"})
  void anEmptyPathIsNotTheCurrentFolder(String option) {
    Outcome outcome = run("--headless", option, "");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("an empty text is no path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"credentials.json", "gateway-credentials.json"})
  void aDamagedFileOfSecretsIsOneSentenceAndCode1(String name) throws Exception {
    Path file =
        Files.createFile(
            folder.resolve(name),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    for (byte[] bytes : new byte[][] {{}, {'{'}, {(byte) 0xe9}}) {
      Files.write(file, bytes);
      Outcome outcome = run("--headless", "--data", folder.toString());

      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.err().strip())
          .contains(file.toString(), "delete it")
          .endsWith(".")
          .doesNotContain("\n", "Exception", "..");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ask ", "bench ", "doctor ", "tour "})
  void eachCommandKnowsItsVersion(String command) {
    var bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(run((command + "--version").split(" ")).code()).isZero();
    } finally {
      System.setOut(before);
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo("MangaAssist Console " + Version.number());
  }

  @Test
  void anUnknownProfileIsOneSentenceAndCode1() {
    Outcome outcome = run("--headless", "--data", folder.toString(), "--profile", "nope");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err().strip())
        .isEqualTo("There is no connection profile \"nope\"; there is embedded.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"instant", "realistic"})
  void thePaceOfTheModelsIsAWordOfItsOwn(String pace) {
    Outcome outcome =
        run("--headless", "--data", folder.toString(), "--models", pace, "--profile", "nope");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("There is no connection profile");
  }

  @Test
  void aTakenPortIsOneSentenceAndCode1() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      Outcome outcome = run("--headless", "--data", folder.toString(), "--port", port);

      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.err().strip())
          .startsWith("Port " + port + " on 127.0.0.1 is taken")
          .doesNotContain("\n");
      assertThat(folder.resolve("connection.json")).doesNotExist();
    }
  }

  @Test
  void aQuestionToAConsoleThatIsStillStartingIsToldSo() throws Exception {
    try (var starting = DataFolder.take(folder)) {
      Outcome outcome = run("ask", "--data", folder.toString(), "hello");
      Outcome own = run("ask", "--data", folder.toString(), "--port", "0", "hello");

      assertThat(outcome.code()).isEqualTo(1);
      assertThat(outcome.err().strip())
          .contains(starting.path().toString(), "ask again in a moment.")
          .doesNotContain("\n");
      assertThat(own.err()).contains("is in use by another MangaAssist Console");
    }
  }

  @Test
  void aConnectionFileThatCannotBeWrittenIsOneSentenceAndCode1() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "").resolve("connection.json");
    Outcome outcome =
        run(
            "--headless",
            "--data",
            folder.resolve("data").toString(),
            "--connection-file",
            file.toString());

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err().strip())
        .isEqualTo(
            "The connection file "
                + file
                + " cannot be written; choose another place with --connection-file FILE.");
  }

  @Test
  void aDataFolderThatCannotBeWrittenIsOneSentenceAndCode1() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Outcome outcome = run("--headless", "--data", file.toString());

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err().strip()).contains("cannot be written").doesNotContain("\n");
  }

  private static Outcome run(String... arguments) {
    var bytes = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      int code = ConsoleCommand.run(arguments, Logs.quiet());
      return new Outcome(code, bytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setErr(before);
    }
  }
}
