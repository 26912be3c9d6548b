package com.mangaassist.views.controls;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.testing.Fx;
import com.mangaassist.views.testing.FxTest;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

@FxTest
final class ShareBarTest {

  @Test
  void drawsThePartWhereItLiesInTheWhole() {
    Region part = part(0.25, 0.75);

    assertThat(part.getLayoutX()).isEqualTo(50);
    assertThat(part.getWidth()).isEqualTo(100);
  }

  @Test
  void aVeryShortPartIsStillSeenAndStaysOnTheTrack() {
    Region part = part(1, 1);

    assertThat(part.getWidth()).isEqualTo(2);
    assertThat(part.getLayoutX() + part.getWidth()).isEqualTo(200);
  }

  @Test
  void cutsOffWhatLiesOutsideTheWhole() {
    Region part = part(-1, 3);

    assertThat(part.getLayoutX()).isZero();
    assertThat(part.getWidth()).isEqualTo(200);
  }

  @Test
  void showsNoPartUntilThereIsOneAndNoneWhenItIsCleared() {
    ShareBar bar = new ShareBar();
    assertThat(bar.part().isVisible()).isFalse();

    bar.show(0, 1, ModelColor.GREY.fill());
    assertThat(bar.part().isVisible()).isTrue();

    bar.clear();
    assertThat(bar.part().isVisible()).isFalse();
  }

  private static Region part(double begin, double end) {
    return Fx.call(
        () -> {
          ShareBar bar = new ShareBar();
          bar.show(begin, end, ModelColor.TEAL.fill());
          bar.resize(200, 20);
          bar.layout();
          return bar.part();
        });
  }
}
