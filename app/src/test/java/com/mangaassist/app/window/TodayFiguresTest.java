package com.mangaassist.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.StoredTurn;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a day's costs. */
class TodayFiguresTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-05-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "STOPPED, Half, false",
    "BROKEN, Half, false",
    "FAILED, Half, false",
    "FAILED, '', true",
    "STREAMING, Half, true",
  })
  void anAnswerThatEndedWithoutItsCostLeavesTheSumIncomplete(
      AnswerState state, String answer, boolean whole) {
    var figures = TodayFigures.of(List.of(turn(state, answer, MIDNIGHT)), MIDNIGHT);
    assertThat(figures.messages()).isOne();
    assertThat(figures.costIsWhole()).isEqualTo(whole);
  }

  @Test
  void yesterdaysDoesNot() {
    var yesterday = turn(AnswerState.STOPPED, "Half", MIDNIGHT.minusSeconds(1));
    assertThat(TodayFigures.of(List.of(yesterday), MIDNIGHT).costIsWhole()).isTrue();
  }

  private static StoredTurn turn(AnswerState state, String answer, Instant at) {
    return new StoredTurn("m", "c", "Hello", state, answer, null, null, at);
  }
}
