package com.mangaassist.app.window;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.StoredTurn;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the kept turns tell of a day.
 *
 * @param messages of customers
 * @param lastMinute of those, the messages of the last 60 seconds; null while the day is younger
 * @param costUsd of the answers that were finished, US dollars
 * @param costIsWhole false when there were answers that ended before anybody told their cost
 * @param firstTokenP95 over the answers that were finished and not cached; null without any
 */
record TodayFigures(
    long messages,
    @Nullable Long lastMinute,
    BigDecimal costUsd,
    boolean costIsWhole,
    @Nullable Duration firstTokenP95) {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * Adds up.
   *
   * @param since turns before it do not count
   * @param now the end of the last minute
   */
  static TodayFigures of(List<StoredTurn> turns, Instant since, Instant now) {
    List<StoredTurn> today = turns.stream().filter(turn -> !turn.at().isBefore(since)).toList();
    var finished =
        today.stream()
            .filter(turn -> turn.state() == AnswerState.COMPLETE)
            .map(StoredTurn::details)
            .filter(Objects::nonNull)
            .toList();
    BigDecimal cost =
        finished.stream()
            .map(answer -> new BigDecimal(answer.costUsd()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    List<Long> firstTokens =
        finished.stream()
            .filter(answer -> !answer.cached())
            .map(answer -> answer.firstTokenMs())
            .sorted()
            .toList();
    boolean whole = today.stream().noneMatch(TodayFigures::costIsUnknown);
    return new TodayFigures(
        today.size(), lastMinute(today, since, now), cost, whole, p95(firstTokens));
  }

  /** Turns of the day before are not read, so that a younger day has no whole minute. */
  private static @Nullable Long lastMinute(List<StoredTurn> today, Instant since, Instant now) {
    Instant begin = now.minus(MINUTE);
    return begin.isBefore(since)
        ? null
        : today.stream().filter(turn -> turn.at().isAfter(begin)).count();
  }

  private static boolean costIsUnknown(StoredTurn turn) {
    return switch (turn.state()) {
      case STOPPED, BROKEN, FAILED -> !turn.answer().isEmpty();
      case COMPLETE, STREAMING -> false;
    };
  }

  /** The nearest rank. */
  private static @Nullable Duration p95(List<Long> sorted) {
    if (sorted.isEmpty()) {
      return null;
    }
    int rank = (int) Math.ceil(0.95 * sorted.size());
    return Duration.ofMillis(sorted.get(rank - 1));
  }
}
