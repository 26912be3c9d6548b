package com.mangaassist.services.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstSentenceTest {

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
    assertThat(FirstSentence.of(message)).isEqualTo(title);
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
    assertThat(FirstSentence.of(message)).isEqualTo(title);
  }

  @Test
  void endsWhereTheFirstSentenceEndsThatSaysSomething() {
    assertThat(FirstSentence.of("Do you have Akira? I need it today."))
        .isEqualTo("Do you have Akira?");
    assertThat(FirstSentence.of("こんにちは。鬼滅の刃の最終巻は在庫がありますか?")).isEqualTo("こんにちは。鬼滅の刃の最終巻は在庫がありますか?");
  }

  @Test
  void isOneLineHoweverTheMessageIsBroken() {
    assertThat(FirstSentence.of("  Hi\n\nDo you have\tAkira?\nThanks"))
        .isEqualTo("Hi Do you have Akira?");
  }

  @Test
  void isCutWhereNoSentenceEnds() {
    assertThat(FirstSentence.of("word ".repeat(30))).hasSizeLessThanOrEqualTo(60).endsWith("word…");
    assertThat(FirstSentence.of("あ".repeat(100))).isEqualTo("あ".repeat(59) + "…");
  }

  @Test
  void ofNothingIsNothing() {
    assertThat(FirstSentence.of(" \n ")).isEmpty();
  }
}
