package com.mangaassist.app.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir Path folder;

  @Test
  void refusesAFolderThatAnotherHasAndNamesItsProcess() throws Exception {
    Path data = folder.resolve("data");
    try (var first = DataFolder.take(data)) {
      assertThat(first.path()).isEqualTo(data);
      assertThatThrownBy(() -> DataFolder.take(data))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("in use by another MangaAssist Console")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void isFreeAgainAfterItsOwnerClosed() throws Exception {
    DataFolder.take(folder).close();

    try (var second = DataFolder.take(folder)) {
      assertThat(DataFolder.owner(folder)).contains(ProcessHandle.current().pid());
      assertThat(second.path()).isEqualTo(folder);
    }
  }

  @Test
  void refusesAPlaceThatIsNoFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> DataFolder.take(file))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("cannot be written");
  }
}
