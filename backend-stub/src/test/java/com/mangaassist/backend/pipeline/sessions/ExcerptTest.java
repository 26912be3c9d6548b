package com.mangaassist.backend.pipeline.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExcerptTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          料理漫画でおすすめを教えて。完結していて10巻くらいのがいいな | 料理漫画でおすすめを教えて
          The cover of volume 3 is torn. Can I return it? | The cover of volume 3 is torn
          ワンピースは全巻ありますか？届くのはいつ？ | ワンピースは全巻ありますか？
          Do you have Akira? I want all of it. | Do you have Akira?
          """)
  void aConversationIsCalledByTheFirstSentence(String message, String title) {
    assertThat(Excerpt.firstSentence(message)).isEqualTo(title);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          こんにちは。ワンピースはありますか？ | こんにちは。ワンピースはありますか？
          Hi! Do you have Akira? | Hi! Do you have Akira?
          I am looking for Dr. Stone vol. 3 in English | I am looking for Dr. Stone vol. 3 in English
          the price of 3.5 volumes | the price of 3.5 volumes
          """)
  void aGreetingAndAnAbbreviationEndNoTitle(String message, String title) {
    assertThat(Excerpt.firstSentence(message)).isEqualTo(title);
  }

  @Test
  void aSentenceThatIsTooLongIsCutBetweenWords() {
    assertThat(Excerpt.firstSentence("word ".repeat(40)))
        .hasSizeLessThanOrEqualTo(61)
        .endsWith("word…");
  }

  @Test
  void aGivenTitleIsWhole() {
    assertThat(Excerpt.title("Refund for a torn cover. Follow up")).endsWith("Follow up");
  }
}
