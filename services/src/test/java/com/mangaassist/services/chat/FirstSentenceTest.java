package com.mangaassist.services.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstSentenceTest {

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
