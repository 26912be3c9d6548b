package com.mangaassist.backend.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  @Test
  void sortsInTheOrderOfMakingWithinOneMillisecond() {
    var ids = new TimeOrderedIds(Clock.fixed(NOON, ZoneOffset.UTC), new SplittableRandom(1));
    assertOrdered(ids, 20_000);
  }

  @Test
  void sortsInTheOrderOfMakingWhenTheClockStepsBack() {
    var times = List.of(5L, 3L, 4L, 9L, 1L).iterator();
    InstantSource source = () -> NOON.plusMillis(times.next());
    assertOrdered(new TimeOrderedIds(source.withZone(ZoneOffset.UTC), new SplittableRandom(1)), 5);
  }

  @Test
  void isAVersion7UuidOfTheMoment() {
    var ids = new TimeOrderedIds(Clock.fixed(NOON, ZoneOffset.UTC), new SplittableRandom(1));
    var id = UUID.fromString(ids.next());
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
  }

  private static void assertOrdered(TimeOrderedIds ids, int count) {
    var made = new ArrayList<String>();
    for (var i = 0; i < count; i++) {
      made.add(ids.next());
    }
    assertThat(made).isSorted();
    assertThat(new HashSet<>(made)).hasSize(count);
  }
}
