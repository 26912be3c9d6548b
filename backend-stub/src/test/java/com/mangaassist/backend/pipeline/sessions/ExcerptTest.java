package com.mangaassist.backend.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

  @Test
  void showsTheWordsAroundWhatWasFound() {
    assertThat(Excerpt.around("Is Akira there?", "Yes.", "akira")).isEqualTo("Is Akira there?");
    assertThat(Excerpt.around("Hello", "- **Akira**: in stock", "akira"))
        .isEqualTo("Akira: in stock");
    assertThat(Excerpt.around("x", "料理漫画でおすすめなら、こちらの3作品が合いそうです。ﾀﾞﾝｼﾞｮﾝ飯は全14巻です", "ダンジョン"))
        .isEqualTo("…が合いそうです。ﾀﾞﾝｼﾞｮﾝ飯は全14巻です");
    assertThat(Excerpt.around("x", "㌔".repeat(40) + "One Piece", "one piece"))
        .isEqualTo("…" + "㌔".repeat(8) + "One Piece");
    assertThat(Excerpt.around("x", "word\n".repeat(30) + "Akira", "akira"))
        .startsWith("…")
        .endsWith(" Akira")
        .doesNotContain("\n");
  }

  @Test
  void aGivenTitleIsWhole() {
    assertThat(Excerpt.title("Refund for a torn cover. Follow up")).endsWith("Follow up");
  }
}
