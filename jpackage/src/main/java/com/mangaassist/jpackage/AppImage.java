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

  private AppImage() {}

  /**
   * Builds the image.
   *
   * @param options the virtual machine's options, one a line, as the source tree's launcher has
   *     them
   * @return its folder
   */
  static Path build(
      Path runtime,
      Path modules,
      Path icon,
      Path options,
      String version,
      Platform platform,
      Path destination)
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
    Files.readAllLines(options).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(option -> arguments.addAll(List.of("--java-options", option)));
    Tool.run("jpackage", arguments);
    return destination.resolve(platform.os() == Platform.Os.MAC ? NAME + ".app" : NAME);
  }
}
