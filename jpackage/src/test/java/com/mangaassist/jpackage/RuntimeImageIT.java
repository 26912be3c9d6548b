package com.mangaassist.jpackage;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RuntimeImageIT {

  private static final List<Path> JARS = others();

  @Test
  void holdsWhatEachJarBesideItRequires() {
    Set<String> linked =
        RuntimeImage.jdkModules(JARS).stream()
            .flatMap(name -> withRequired(name).stream())
            .collect(Collectors.toSet());

    Set<String> required =
        ModuleFinder.of(JARS.toArray(Path[]::new)).findAll().stream()
            .flatMap(module -> module.descriptor().requires().stream())
            .filter(r -> !r.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
            .map(ModuleDescriptor.Requires::name)
            .filter(name -> name.startsWith("java.") || name.startsWith("jdk."))
            .collect(Collectors.toSet());

    assertThat(required).contains("java.sql.rowset", "java.desktop");
    assertThat(linked).containsAll(required);
  }

  @Test
  void leavesOutWhatNothingUses() {
    assertThat(RuntimeImage.jdkModules(JARS)).doesNotContain("java.rmi", "jdk.jshell", "java.se");
  }

  private static Set<String> withRequired(String name) {
    return ModuleFinder.ofSystem()
        .find(name)
        .map(
            module ->
                module.descriptor().requires().stream()
                    .map(ModuleDescriptor.Requires::name)
                    .collect(Collectors.toSet()))
        .map(
            required -> {
              required.add(name);
              return required;
            })
        .orElse(Set.of());
  }

  private static List<Path> others() {
    try {
      return ProgramJars.in(Path.of("target/lib")).others();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
