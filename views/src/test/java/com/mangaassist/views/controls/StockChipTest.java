package com.mangaassist.views.controls;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.testing.FxTest;
import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import org.junit.jupiter.api.Test;

@FxTest
final class StockChipTest {

  private final Texts texts = new Texts(Language.JAPANESE, "shell");

  @Test
  void saysHowManyThereAreInTheLanguageOfNow() {
    StockChip chip = new StockChip(texts, 1_037);
    assertThat(chip.getText()).isEqualTo("在庫 1,037");

    texts.languageProperty().set(Language.ENGLISH);

    assertThat(chip.getText()).isEqualTo("stock 1,037");
    assertThat(chip.getStyleClass()).contains("chip-ok");
  }

  @Test
  void saysInAWordAndAColourThatNoneIsLeft() {
    StockChip chip = new StockChip(texts, 0);

    assertThat(chip.getText()).isEqualTo("在庫切れ");
    assertThat(chip.getStyleClass()).contains("chip-warn").doesNotContain("chip-ok");
  }
}
