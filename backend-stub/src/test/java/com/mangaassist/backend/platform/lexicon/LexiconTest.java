package com.mangaassist.backend.platform.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LexiconTest {
  private static final Lexicon LEXICON =
      Lexicon.parse(
          """
          # rules
          @verb\tbuy|sell
          shop\t1\t\\b<verb>s?\\b|買
          shop\t0.5\tstore
          any\t2\t.+ing
          """);

  @Test
  void addsUpTheWeightsOfWhatIsFound() {
    assertThat(LEXICON.weigh("who sells in this store"))
        .containsOnly(java.util.Map.entry("shop", 1.5));
  }

  @Test
  void searchesOnlyForRulesWhoseLandmarkIsThere() {
    assertThat(LEXICON.candidates("holiday")).isEmpty();
    assertThat(LEXICON.candidates("something"))
        .extracting(Lexicon.Rule::label)
        .containsExactly("any");
    assertThat(LEXICON.labels("買う something")).containsExactly("shop", "any");
  }
}
