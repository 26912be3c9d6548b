package com.mangaassist.views.controls;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.texts.Language;
import com.mangaassist.views.texts.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** English sentences of other parts in a Japanese window. */
final class SaidTest {

  private final Texts texts = new Texts(Language.JAPANESE, "controls");
  private final Said said = new Said(texts);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The gateway at 127.0.0.1:4711 cannot be reached. Check that the backend is running.",
        "It cannot be reached.",
        "It did not answer in time.",
        "It answers with status 500.",
        "The gateway at 127.0.0.1:4711 did not answer in time. Try again.",
        "The gateway at 127.0.0.1:4711 did not answer in time. Check the address and the network.",
        "The connection to the gateway was lost. Try again.",
        "The connection to the gateway was lost. Sending again reconnects.",
        "The gateway at 127.0.0.1:4711 refused the connection. Check the token and the API key.",
        "The gateway at 127.0.0.1:4711 refused the admin token. Check the connection.",
        "The gateway at 127.0.0.1:4711 could not do it (status 500). Try again.",
        "The data folder /tmp/x is in use by another MangaAssist Console (process 12); close it or"
            + " choose another folder with --data DIR.",
        "Port 80 on 127.0.0.1 is taken or not allowed; choose another one with --port N, or leave"
            + " it out for any free one.",
        "Flags and prompts are being read.",
        "ai-feature-flags stays as it was last known: 5 s went by",
        "This conversation does not exist any more."
      })
  void saysThemInItsOwnLanguage(String sentence) {
    assertThat(said.words(sentence)).containsPattern("[\\p{IsHiragana}\\p{IsHan}]");
  }

  @Test
  void keepsWhatOnlyTheSentenceKnows() {
    assertThat(said.words("It answers with status 503.")).contains("503");
    assertThat(said.words("ai-feature-flags stays as it was last known: no bus"))
        .startsWith("ai-feature-flags")
        .endsWith("no bus");
  }

  @Test
  void leavesWhatItDoesNotKnowAndWhatIsEnglishAnyway() {
    assertThat(said.words("The disk is full.")).isEqualTo("The disk is full.");
    texts.languageProperty().set(Language.ENGLISH);
    String sentence = "The gateway at 127.0.0.1:1 cannot be reached. Check that the backend is.";
    assertThat(said.words(sentence)).isEqualTo(sentence);
  }
}
