package com.mangaassist.views.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

final class TextsTest {

  private final Texts texts = new Texts(Language.ENGLISH, "shell");

  @Test
  void aLiveTextFollowsTheLanguageAndItsArguments() {
    var version = new SimpleStringProperty("1");
    var text = texts.get("help.version", version);
    assertThat(text.get()).isEqualTo("Version 1");

    version.set("2");
    assertThat(text.get()).isEqualTo("Version 2");

    texts.languageProperty().set(Language.JAPANESE);
    assertThat(text.get()).isEqualTo("バージョン 2");
  }

  @Test
  void theTextsOfAllPanesFollowOneLanguage() {
    Texts others = texts.in("controls");

    texts.languageProperty().set(Language.JAPANESE);

    assertThat(others.now("ago.now")).isEqualTo("今");
  }

  @Test
  void countsOneAndMany() {
    assertThat(texts.count("status.messages", 1)).isEqualTo("1 message today");
    assertThat(texts.count("status.messages", 1_234)).isEqualTo("1,234 messages today");
    assertThat(texts.count("status.messages", 0)).isEqualTo("0 messages today");
  }

  @Test
  void aMissingKeyIsAProgrammingError() {
    assertThatThrownBy(() -> texts.now("no.such.key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such.key");
  }

  @Test
  void startsInTheLanguageOfTheMachineWhereThereAreTextsForIt() {
    assertThat(Language.of(Locale.JAPAN)).isEqualTo(Language.JAPANESE);
    assertThat(Language.of(Locale.FRANCE)).isEqualTo(Language.ENGLISH);
  }
}
