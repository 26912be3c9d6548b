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
  private static final Instant NOON = MIDNIGHT.plusSeconds(12 * 3_600);

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
    var figures = TodayFigures.of(List.of(turn(state, answer, MIDNIGHT)), MIDNIGHT, NOON);
    assertThat(figures.messages()).isOne();
    assertThat(figures.costIsWhole()).isEqualTo(whole);
  }

  @Test
  void yesterdaysDoesNot() {
    var yesterday = turn(AnswerState.STOPPED, "Half", MIDNIGHT.minusSeconds(1));
    assertThat(TodayFigures.of(List.of(yesterday), MIDNIGHT, NOON).costIsWhole()).isTrue();
  }

  @Test
  void theLastMinuteCountsWhatIsYoungerThanSixtySeconds() {
    var turns =
        List.of(
            turn(AnswerState.COMPLETE, "Yes", NOON.minusSeconds(60)),
            turn(AnswerState.COMPLETE, "Yes", NOON.minusSeconds(59)),
            turn(AnswerState.STREAMING, "Ye", NOON.minusSeconds(1)));
    assertThat(TodayFigures.of(turns, MIDNIGHT, NOON).lastMinute()).isEqualTo(2);
    assertThat(TodayFigures.of(turns, MIDNIGHT, NOON.plusSeconds(90)).lastMinute()).isZero();
  }

  @Test
  void aDayThatIsYoungerHasNoLastMinute() {
    assertThat(TodayFigures.of(List.of(), MIDNIGHT, MIDNIGHT.plusSeconds(59)).lastMinute())
        .isNull();
  }

  private static StoredTurn turn(AnswerState state, String answer, Instant at) {
    return new StoredTurn("m", "c", "Hello", state, answer, null, null, at);
  }
}
