package com.mangaassist.services.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {

  @TempDir Path folder;

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void whatIsMadeOrWrittenIsItsOwnersAlone() throws Exception {
    Path made = folder.resolve("made");
    PrivateFiles.create(made);
    Path written = folder.resolve("deep/written");
    PrivateFiles.write(written, "text");
    Path inner = folder.resolve("outer/inner");
    PrivateFiles.createFolders(inner);

    assertThat(mode(made)).isEqualTo("rw-------");
    assertThat(mode(written)).isEqualTo("rw-------");
    assertThat(mode(inner)).isEqualTo("rwx------");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void whatOthersCouldReadIsClosedToThemAndKept() throws Exception {
    Path open = Files.writeString(folder.resolve("open"), "kept");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-r--"));
    PrivateFiles.create(open);

    assertThat(mode(open)).isEqualTo("rw-------");
    assertThat(open).hasContent("kept");
  }

  @Test
  void aTextTakesThePlaceOfTheOneBeforeAndLeavesNothingBeside() throws Exception {
    Path file = folder.resolve("file");
    PrivateFiles.write(file, "a long text that was there before");
    PrivateFiles.write(file, "料理");

    assertThat(file).hasContent("料理");
    try (var all = Files.list(folder)) {
      assertThat(all).hasSize(1);
    }
  }

  @Test
  void aTextThatCannotTakeItsPlaceLeavesNothingBeside() throws Exception {
    Path taken = folder.resolve("taken");
    Files.createDirectories(taken.resolve("by a folder"));

    assertThatIOException().isThrownBy(() -> PrivateFiles.write(taken, "text"));
    try (var all = Files.list(folder)) {
      assertThat(all).containsExactly(taken);
    }
  }

  private static String mode(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
