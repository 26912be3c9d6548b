package com.mangaassist.views.controls;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.views.testing.FxTest;
import java.io.ByteArrayInputStream;
import java.util.Random;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

@FxTest
final class PngTest {

  @Test
  void everyPixelComesBackWhenTheFileIsReadAgain() {
    Random random = new Random(7);
    WritableImage image = new WritableImage(37, 23);
    for (int y = 0; y < 23; y++) {
      for (int x = 0; x < 37; x++) {
        image.getPixelWriter().setArgb(x, y, 0xff000000 | random.nextInt(1 << 24));
      }
    }

    Image read = new Image(new ByteArrayInputStream(Png.encode(image)));

    assertThat(read.isError()).isFalse();
    assertThat(read.getWidth()).isEqualTo(37);
    for (int y = 0; y < 23; y++) {
      for (int x = 0; x < 37; x++) {
        assertThat(read.getPixelReader().getArgb(x, y))
            .isEqualTo(image.getPixelReader().getArgb(x, y));
      }
    }
  }
}
