package com.mangaassist.jpackage;

import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The trimmed Java runtime: JDK and JavaFX modules only.
 *
 * <p>Automatic modules cannot be linked, so the other jars stay beside it on the module path.
 * Compression is off because the installer compresses the whole better than its compressed parts.
 */
final class RuntimeImage {

  /** What is used without being required by name: automatic modules name nothing. */
  private static final Set<String> UNNAMED =
      Set.of(
          "java.management",
          "java.naming",
          "java.net.http",
          "java.security.jgss",
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
   * @param others the jars that will lie beside it
   * @param target a folder that does not exist yet
   */
  static void link(List<Path> javafx, List<Path> others, Path target) {
    String modulePath =
        javafx.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    Set<String> modules = jdkModules(others);
    modules.addAll(JAVAFX_MODULES);
    Tool.run(
        "jlink",
        List.of(
            "--module-path",
            modulePath,
            "--add-modules",
            String.join(",", modules),
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

  /** Every module of the JDK that one of the jars requires, and those that none can name. */
  static Set<String> jdkModules(List<Path> jars) {
    ModuleFinder jdk = ModuleFinder.ofSystem();
    Set<String> modules = new TreeSet<>(UNNAMED);
    ModuleFinder.of(jars.toArray(Path[]::new)).findAll().stream()
        .flatMap(module -> module.descriptor().requires().stream())
        // Optional ones are wanted by code that does without them.
        .filter(needed -> !needed.modifiers().contains(Requires.Modifier.STATIC))
        .map(Requires::name)
        .filter(name -> jdk.find(name).isPresent())
        .forEach(modules::add);
    return modules;
  }
}
