package com.mangaassist.views.texts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What language a text is in. */
final class LanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Do you have 極道めし in stock? | ENGLISH",
        "**極道めし** (Shigeru Tsuchiya) has 10 volumes and is completed. | ENGLISH",
        "One Pieceある? | JAPANESE",
        "HUNTER×HUNTERは全38巻です。 | JAPANESE",
      })
  void isTheOneThatMostOfItIsWrittenIn(String text, Language language) {
    assertThat(Language.ofText(text)).isEqualTo(language);
  }

  @Test
  void isNotKnownWithoutLetters() {
    assertThat(Language.ofText("¥759 ☺ 12")).isNull();
  }
}
