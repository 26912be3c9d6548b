package com.mangaassist.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules that are seen in the sources, not in the classes. */
class HouseRulesTest {

  private static final int LONGEST = 400;

  @Test
  void findsTheSourcesOfEveryModule() {
    assertThat(House.sources()).hasSizeGreaterThan(100);
  }

  @Test
  void noFileIsLongerThanOneThing() {
    assertThat(House.sources())
        .allSatisfy(
            file ->
                assertThat(text(file).lines().count())
                    .as("lines of %s: a file does one thing", file)
                    .isLessThanOrEqualTo(LONGEST));
  }

  @Test
  void everyPackageIsNullMarkedAndSaysWhatItIs() {
    Set<Path> packages =
        House.sources().stream()
            .filter(file -> file.toString().contains("src/main/java"))
            .filter(file -> !file.endsWith("module-info.java"))
            .map(Path::getParent)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(packages)
        .allSatisfy(
            folder -> {
              Path info = folder.resolve("package-info.java");
              assertThat(info).exists();
              assertThat(text(info)).contains("@NullMarked").startsWith("/**");
            });
  }

  @Test
  void nothingIsLeftForLater() {
    // Put together, so that this file does not find itself.
    List<String> marks = List.of("TO" + "DO", "FIX" + "ME", "@Dis" + "abled");
    Pattern any =
        Pattern.compile(
            marks.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")")));
    assertThat(House.sources())
        .allSatisfy(
            file ->
                assertThat(any.matcher(text(file)).results().map(r -> r.group()).toList())
                    .as("%s: finish it or leave it out", file)
                    .isEmpty());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
