package com.mangaassist.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataLocationTest {

  private static final Path HOME = Path.of("/home/aki");

  @Test
  void followsTheXdgRulesOnLinux() {
    assertThat(DataLocation.of("Linux", Map.of("XDG_DATA_HOME", "/data/aki"), HOME))
        .isEqualTo(Path.of("/data/aki/MangaAssistConsole"));
    assertThat(DataLocation.of("Linux", Map.of(), HOME))
        .isEqualTo(Path.of("/home/aki/.local/share/MangaAssistConsole"));
  }

  @Test
  void ignoresARelativeXdgPath() {
    assertThat(DataLocation.of("Linux", Map.of("XDG_DATA_HOME", "data"), HOME))
        .isEqualTo(Path.of("/home/aki/.local/share/MangaAssistConsole"));
  }

  @Test
  void usesApplicationSupportOnMacOs() {
    assertThat(DataLocation.of("Mac OS X", Map.of(), HOME))
        .isEqualTo(Path.of("/home/aki/Library/Application Support/MangaAssistConsole"));
  }

  @Test
  void usesTheLocalFolderOnWindows() {
    assertThat(DataLocation.of("Windows 11", Map.of("LOCALAPPDATA", "/c/local"), HOME))
        .isEqualTo(Path.of("/c/local/MangaAssistConsole"));
    assertThat(DataLocation.of("Windows 11", Map.of(), HOME))
        .isEqualTo(Path.of("/home/aki/AppData/Local/MangaAssistConsole"));
  }
}
