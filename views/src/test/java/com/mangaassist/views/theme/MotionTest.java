package com.mangaassist.views.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.util.Duration;
import org.junit.jupiter.api.Test;

final class MotionTest {

  @Test
  void nothingMovesLongerThanAllowed() {
    assertThat(Motion.of(Duration.seconds(2), false)).isEqualTo(Duration.millis(150));
    assertThat(Motion.of(Duration.millis(90), false)).isEqualTo(Duration.millis(90));
  }

  @Test
  void nothingMovesWhenTheSystemAsksForLess() {
    assertThat(Motion.of(Duration.millis(90), true)).isEqualTo(Duration.ZERO);
  }
}
