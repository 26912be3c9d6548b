package com.mangaassist.jpackage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The installer of the platform, made of an app image. */
final class Installer {

  private Installer() {}

  /**
   * Builds the installer.
   *
   * @return the one file that was made
   */
  static Path build(Path image, String version, Platform platform, Path destination)
      throws IOException {
    Files.createDirectories(destination);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--type",
                platform.os().installerType,
                "--name",
                AppImage.NAME,
                "--app-version",
                version,
                "--vendor",
                "MangaAssist",
                "--description",
                "Test, operate and show the MangaAssist chatbot",
                "--app-image",
                image.toString(),
                "--dest",
                destination.toString()));
    arguments.addAll(
        switch (platform.os()) {
          case LINUX ->
              List.of(
                  "--linux-package-name",
                  "mangaassist-console",
                  "--linux-deb-maintainer",
                  "maintainers@mangaassist.example",
                  "--linux-menu-group",
                  "Development",
                  "--linux-shortcut");
          case WINDOWS -> List.of("--win-menu", "--win-shortcut", "--win-per-user-install");
          case MAC -> List.of("--mac-package-identifier", "com.mangaassist.console");
        });
    Tool.run("jpackage", arguments);
    try (Stream<Path> files = Files.list(destination)) {
      return files
          .filter(f -> f.toString().endsWith("." + platform.os().installerType))
          .findFirst()
          .orElseThrow(() -> new PackagingException("jpackage made no installer"));
    }
  }
}
