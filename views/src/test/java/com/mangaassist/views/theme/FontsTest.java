package com.mangaassist.views.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.testing.FxTest;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;

@FxTest
final class FontsTest {

  @Test
  void knowsEveryFamilyThatTheSheetNames() {
    assertThat(Font.getFamilies())
        .contains(Fonts.TEXT, Fonts.SEMI_BOLD, Fonts.FIGURES, Fonts.JAPANESE);
  }
}
