package com.mangaassist.backend.platform.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SparseLogTest {

  private final List<String> lines = new ArrayList<>();
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final SparseLog log = new SparseLog(lines::add, now::get);

  @Test
  void saysTheFirstAtOnceAndCountsTheOthersOnceAMinute() {
    for (int i = 0; i < 1_000; i++) {
      log.note("An upgrade was refused");
    }
    assertThat(lines).containsExactly("An upgrade was refused");

    now.addAndGet(Duration.ofMinutes(1).toNanos());
    log.note("An upgrade was refused");
    assertThat(lines.getLast()).isEqualTo("An upgrade was refused (and 999 times before)");

    now.addAndGet(Duration.ofMinutes(1).toNanos());
    log.note("An upgrade was refused");
    assertThat(lines).hasSize(3).endsWith("An upgrade was refused");
  }

  @Test
  void saysAtItsEndWhatWasLeftAndOnlyOnce() {
    log.note("An upgrade was refused");
    log.note("An upgrade was refused");
    log.note("An upgrade was refused");
    log.note("A connection was ended");
    log.close();
    log.close();
    assertThat(lines)
        .containsExactly(
            "An upgrade was refused",
            "A connection was ended",
            "An upgrade was refused (2 times more)");
  }

  @Test
  void countsEachKindByItself() {
    log.note("A connection was ended");
    log.note("An upgrade was refused");
    log.note("A connection was ended");
    assertThat(lines).containsExactly("A connection was ended", "An upgrade was refused");
  }

  @Test
  void saysNoMoreThanAHandfulHoweverManySentencesThereAre() {
    for (int i = 0; i < 10_000; i++) {
      log.note("Sentence " + i);
    }
    assertThat(lines).hasSizeLessThan(100).contains("Other things");
  }
}
