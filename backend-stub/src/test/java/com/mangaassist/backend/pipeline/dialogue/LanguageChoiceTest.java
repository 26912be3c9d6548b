package com.mangaassist.backend.pipeline.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.StoredTurn;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageChoiceTest {
  private final LanguageChoice choice = new LanguageChoice();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ダンジョン飯はいくら?; JAPANESE",
        "Do you have One Piece?; ENGLISH",
        "ワンピース in stock, please, do you have it?; ENGLISH",
        "「Slam Dunk」はある?; JAPANESE",
        "ONE PIECE; ENGLISH",
        "x; ENGLISH",
        "?; JAPANESE",
        "漫画 の おすすめ in English please; ENGLISH"
      })
  void answersInTheLanguageOfTheWords(String message, AnswerLanguage language) {
    assertThat(choice.choose(message, List.of(), null)).isEqualTo(language);
  }

  @Test
  void goesOnInTheLanguageOfTheConversationWhenTheWordsDoNotSay() {
    assertThat(choice.choose("Bleach", List.of(turn("それの在庫はある?")), null))
        .isEqualTo(AnswerLanguage.JAPANESE);
  }

  @Test
  void theWishOfTheCallerCountsBeforeTheWords() {
    assertThat(choice.choose("こんにちは", List.of(), "en")).isEqualTo(AnswerLanguage.ENGLISH);
  }

  private static StoredTurn turn(String message) {
    return new StoredTurn("m", "c", message, AnswerState.COMPLETE, "", null, null, Instant.EPOCH);
  }
}
