package com.mangaassist.app.tour;

import com.mangaassist.app.window.Fx;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/** What a window shows, as a PNG. */
final class Picture {

  /** A transition lasts at most 150 ms, nine frames at 60 a second. */
  private static final int FRAMES_TO_REST = 15;

  private Picture() {}

  /** Lets the window come to rest and writes what it shows. */
  static void take(Scene scene, Path file) throws Exception {
    Fx.frames(FRAMES_TO_REST);
    takeNow(scene, file);
  }

  /** Writes what it shows at this moment. */
  static void takeNow(Scene scene, Path file) throws Exception {
    WritableImage image = Fx.call(() -> scene.snapshot(null));
    write(image, file);
  }

  private static void write(WritableImage image, Path file) throws IOException {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(0, 0, width, height, pixels, 0, width);
    if (!ImageIO.write(picture, "png", file.toFile())) {
      throw new IOException("this Java cannot write PNG");
    }
  }
}
