package com.mangaassist.jpackage;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The trimmed Java runtime: JDK and JavaFX modules only.
 *
 * <p>Automatic modules cannot be linked, so the other jars stay beside it on the module path.
 * Compression is off because the installer compresses the whole better than its compressed parts.
 */
final class RuntimeImage {

  /** What the program and its libraries use of the JDK; jlink adds what these require. */
  private static final List<String> JDK_MODULES =
      List.of(
          "java.base",
          "java.desktop",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.security.jgss",
          "java.sql",
          "java.xml",
          "jdk.crypto.cryptoki",
          "jdk.jfr",
          "jdk.localedata",
          "jdk.management",
          "jdk.unsupported",
          "jdk.zipfs");

  private static final List<String> JAVAFX_MODULES = List.of("javafx.controls", "javafx.fxml");

  private RuntimeImage() {}

  /**
   * Links it.
   *
   * @param javafx the platform's JavaFX jars
   * @param target a folder that does not exist yet
   */
  static void link(List<Path> javafx, Path target) {
    String modulePath =
        javafx.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    String modules = String.join(",", JDK_MODULES) + "," + String.join(",", JAVAFX_MODULES);
    Tool.run(
        "jlink",
        List.of(
            "--module-path",
            modulePath,
            "--add-modules",
            modules,
            "--include-locales",
            "en,ja",
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--compress",
            "zip-0",
            "--output",
            target.toString()));
  }
}
