package com.mangaassist.app.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The house as the tests look at it: its classes and its source files. */
final class House {

  private static final List<String> MODULES =
      List.of("services", "backend-stub", "views", "app", "jpackage");

  private House() {}

  /** What the program is made of, without tests. */
  static JavaClasses classes() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("com.mangaassist");
  }

  /** Every Java source file, tests included. */
  static List<Path> sources() {
    Path root = Path.of("..").toAbsolutePath().normalize();
    return MODULES.stream()
        .flatMap(module -> javaFiles(root.resolve(module).resolve("src")))
        .toList();
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
