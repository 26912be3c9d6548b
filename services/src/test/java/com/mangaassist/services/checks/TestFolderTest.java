package com.mangaassist.services.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests as files. */
final class TestFolderTest {

  @TempDir Path data;

  @Test
  void keepsTestsUntilTheyAreDeleted() throws Exception {
    TestFolder folder = new TestFolder(data.resolve("tests"));
    assertThat(folder.list().tests()).isEmpty();

    folder.save(test("b-2", "Beta"));
    folder.save(test("a-1", "Zeta"));
    folder.save(test("a-1", "Alpha 漫画"));
    assertThat(new TestFolder(data.resolve("tests")).list().tests())
        .containsExactly(test("a-1", "Alpha 漫画"), test("b-2", "Beta"));

    folder.delete("a-1");
    assertThat(folder.list().tests()).containsExactly(test("b-2", "Beta"));
  }

  @Test
  void aFileThatIsNoTestIsToldAndLeftAsItIs() throws Exception {
    Path file = data.resolve("mine.json");
    Files.writeString(file, "{\"id\":");
    TestFolder folder = new TestFolder(data);
    folder.save(test("a-1", "Alpha"));

    assertThat(folder.list().unreadable()).containsExactly(file);
    assertThat(folder.list().tests()).hasSize(1);
    assertThat(file).hasContent("{\"id\":");
  }

  @Test
  void refusesAnIdThatLeavesTheFolder() {
    TestFolder folder = new TestFolder(data.resolve("tests"));
    assertThatThrownBy(() -> folder.save(test("../a", "A")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> folder.delete("../a")).isInstanceOf(IllegalArgumentException.class);
  }

  private static ConversationTest test(String id, String name) {
    return new ConversationTest(
        id,
        name,
        "user-42",
        "premium",
        "ja",
        null,
        List.of(
            new TestStep(
                "最初のやつは？",
                List.of(
                    new Expectation(Check.PRODUCT, "MNG-0684", false),
                    new Expectation(Check.TOTAL_UNDER, "5000", true)))));
  }
}
