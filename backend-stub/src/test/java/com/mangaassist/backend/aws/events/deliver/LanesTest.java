package com.mangaassist.backend.aws.events.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LanesTest {

  private static final int WIDTH = 16;

  private final Lanes lanes = new Lanes(0);

  @Test
  void leaveNothingBehindWhenNobodyUsesThem() throws InterruptedException {
    for (int target = 0; target < 100; target++) {
      assertThat(lanes.enter(target)).isTrue();
      assertThat(lanes.inUse()).isEqualTo(1);
      lanes.leave(target);
    }
    assertThat(lanes.inUse()).isZero();
  }

  @Test
  void stayAsNarrowAsTheyAreWhileSomebodyIsInThem() throws InterruptedException {
    for (int entered = 0; entered < WIDTH; entered++) {
      assertThat(lanes.enter(7)).isTrue();
    }
    assertThat(lanes.enter(7)).isFalse();
    lanes.leave(7);
    assertThat(lanes.enter(7)).isTrue();
    assertThat(lanes.enter(7)).isFalse();
    assertThat(lanes.enter(8)).isTrue();

    lanes.leave(8);
    for (int left = 0; left < WIDTH; left++) {
      lanes.leave(7);
    }
    assertThat(lanes.inUse()).isZero();
  }
}
