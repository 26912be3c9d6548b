package com.mangaassist.jpackage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program as a folder that runs by itself: launcher, runtime, jars. */
final class AppImage {

  static final String NAME = "MangaAssistConsole";
  private static final String MAIN = "com.mangaassist.app/com.mangaassist.app.Main";

  /** The same flags as the source tree's launcher gives. */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xmx1g",
          "-XX:+UseG1GC",
          "-XX:MaxGCPauseMillis=20",
          "-XX:+UseStringDeduplication",
          "--enable-native-access=javafx.graphics,org.xerial.sqlitejdbc,ALL-UNNAMED",
          "-Dfile.encoding=UTF-8",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8");

  private AppImage() {}

  /**
   * Builds the image.
   *
   * @return its folder
   */
  static Path build(
      Path runtime, Path modules, Path icon, String version, Platform platform, Path destination)
      throws IOException {
    Files.createDirectories(destination);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--type",
                "app-image",
                "--name",
                NAME,
                "--app-version",
                version,
                "--vendor",
                "MangaAssist",
                "--description",
                "Test, operate and show the MangaAssist chatbot",
                "--runtime-image",
                runtime.toString(),
                "--module-path",
                modules.toString(),
                "--module",
                MAIN,
                "--icon",
                icon.toString(),
                "--dest",
                destination.toString()));
    JVM_OPTIONS.forEach(option -> arguments.addAll(List.of("--java-options", option)));
    Tool.run("jpackage", arguments);
    return destination.resolve(platform.os() == Platform.Os.MAC ? NAME + ".app" : NAME);
  }
}
