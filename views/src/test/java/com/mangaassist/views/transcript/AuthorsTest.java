package com.mangaassist.views.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.texts.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as the catalogue writes them. */
final class AuthorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "九井諒子 (Ryoko Kui) | Ryoko Kui | 九井諒子",
        "あべ善太 (Zenta Abe) / 倉田よしみ (Yoshimi Kurata) | Zenta Abe, Yoshimi Kurata | あべ善太、倉田よしみ",
        "タカヒロ (Takahiro) / 竹村洋平 | Takahiro, 竹村洋平 | タカヒロ、竹村洋平",
        "とり・みき (Miki Tori) | Miki Tori | とり・みき",
        "CLAMP | CLAMP | CLAMP",
        "Koge-Donbo* (Koge (Donbo)) | Koge (Donbo) | Koge-Donbo*",
      })
  void eachLanguageTakesItsOwnNames(String catalogue, String english, String japanese) {
    assertThat(Authors.in(Language.ENGLISH, catalogue)).isEqualTo(english);
    assertThat(Authors.in(Language.JAPANESE, catalogue)).isEqualTo(japanese);
  }
}
