package com.mangaassist.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The source tree's launcher, with a Maven that builds nothing. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherScriptTest {

  private static final String ESCAPE = "\u001b";

  @TempDir Path home;

  @BeforeEach
  void copy() throws Exception {
    Files.copy(Path.of("..", "console"), home.resolve("console"));
    Files.createDirectories(home.resolve("app/src/main"));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
  }

  @Test
  void whatTheBuildSaysIsPlainTextWhereNobodyLooksAtATerminal() throws Exception {
    maven(0);
    String said = run();

    assertThat(said).contains("Building MangaAssist Console for the first time");
    assertThat(said).contains("words of the build").doesNotContain(ESCAPE);
  }

  @Test
  void aFailedBuildIsStillOne() throws Exception {
    maven(1);
    String said = run();

    assertThat(said).contains("words of the build", "The build failed").doesNotContain(ESCAPE);
    assertThat(home.resolve("app/target/console.stamp")).doesNotExist();
  }

  @Test
  void theTestsOutcomeIsMavens() throws Exception {
    maven(1);
    assertThat(run("test")).contains("words of the build", "Failed;").doesNotContain(ESCAPE);
    maven(0);
    assertThat(run("test")).contains("All gates passed.").doesNotContain(ESCAPE);
  }

  private void maven(int code) throws Exception {
    Path maven = home.resolve("bin/mvn");
    Files.writeString(
        maven,
        """
        #!/bin/sh
        [ "$1" = -v ] && { echo "Apache Maven 3.9.9"; exit 0; }
        printf '\\033[1mwords of the build\\033[0m\\033[0m\\n'
        exit %d
        """
            .formatted(code));
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String run(String... arguments) throws Exception {
    var command = new java.util.ArrayList<>(java.util.List.of("sh", "./console"));
    command.addAll(java.util.List.of(arguments));
    var program = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
    program.environment().put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
    program.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = program.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
