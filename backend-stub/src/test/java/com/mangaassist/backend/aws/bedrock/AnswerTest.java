package com.mangaassist.backend.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerTest {
  @Test
  void countsFourLettersOrOneJapaneseCharacterAsAToken() {
    assertThat(TokenCounter.split("Hello there, 鬼滅の刃 & 𠮷野家!"))
        .containsExactly(
            "Hell", "o", " ther", "e", ",", " 鬼", "滅", "の", "刃", " &", " 𠮷", "野", "家", "!");
    assertThat(TokenCounter.count("")).isZero();
    assertThat(TokenCounter.count("   ")).isEqualTo(1);
  }

  @Test
  void theTokensOfAnyTextJoinedAreTheText() {
    Random random = new Random(11);
    String alphabet = "ab1 \n、。漫画マンガ\uD842\uDFB7é\uD83D\uDE00!\uD800";
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      List<String> tokens = TokenCounter.split(text.toString());
      assertThat(String.join("", tokens)).isEqualTo(text.toString());
      assertThat(tokens).hasSize(TokenCounter.count(text.toString())).doesNotContain("");
    }
  }

  @Test
  void endsByItselfWhenItJustFitsTheLimit() {
    Answer answer = new Answer(Reply.endingItself("漫画"), 2, List.of());
    assertThat(answer.rest()).isEqualTo("漫画");
    assertThat(answer.stopReason()).isEqualTo(StopReason.END_TURN);
  }

  @Test
  void theLimitWinsWhenItComesBeforeTheStopSequence() {
    Answer answer = new Answer(Reply.endingItself("漫画を読む。終"), 3, List.of("終"));
    assertThat(answer.rest()).isEqualTo("漫画を");
    assertThat(answer.stopReason()).isEqualTo(StopReason.MAX_TOKENS);
    assertThat(answer.stopSequence()).isNull();
  }

  @Test
  void theEarliestStopSequenceWins() {
    Answer answer = new Answer(Reply.endingItself("漫画を読む。終"), 100, List.of("終", "読"));
    assertThat(answer.rest()).isEqualTo("漫画を");
    assertThat(answer.stopSequence()).isEqualTo("読");
  }

  @Test
  void saysNothingWhenItBeginsWithAStopSequence() {
    Answer answer = new Answer(Reply.endingItself("終"), 100, List.of("終"));
    assertThat(answer.next(5)).isEmpty();
    assertThat(answer.stopReason()).isEqualTo(StopReason.STOP_SEQUENCE);
  }
}
