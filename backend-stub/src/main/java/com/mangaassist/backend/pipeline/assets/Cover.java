package com.mangaassist.backend.pipeline.assets;

import com.mangaassist.backend.pipeline.retrieval.Product;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The look of a product's drawn cover: a function of its id, the same in SVG and PNG.
 *
 * @param top colour of the upper edge, 0xRRGGBB
 * @param bottom colour of the lower edge
 * @param accent colour of the shapes
 * @param seed decides where the shapes stand
 */
record Cover(String title, String author, int top, int bottom, int accent, int seed) {
  static final int WIDTH = 300;
  static final int HEIGHT = 426;
  private static final int CIRCLES = 5;

  /** A circle of the picture, in pixels. */
  record Circle(int x, int y, int radius) {}

  static Cover of(Product product) {
    var crc = new CRC32();
    crc.update(product.productId().getBytes(StandardCharsets.UTF_8));
    int seed = (int) crc.getValue();
    int hue = Math.floorMod(seed, 360);
    return new Cover(
        product.titleJa(),
        product.author(),
        color(hue, 0.55, 0.42),
        color(hue + 40, 0.50, 0.22),
        color(hue + 180, 0.60, 0.72),
        seed);
  }

  Circle[] circles() {
    var circles = new Circle[CIRCLES];
    int state = seed | 1;
    for (int i = 0; i < CIRCLES; i++) {
      state = state * 1_664_525 + 1_013_904_223;
      int x = (state >>> 8) % WIDTH;
      state = state * 1_664_525 + 1_013_904_223;
      int y = (state >>> 8) % HEIGHT;
      circles[i] = new Circle(x, y, 20 + (state >>> 20) % 60);
    }
    return circles;
  }

  /** HSL to 0xRRGGBB. */
  private static int color(int hue, double saturation, double lightness) {
    double chroma = (1 - Math.abs(2 * lightness - 1)) * saturation;
    double h = Math.floorMod(hue, 360) / 60.0;
    double x = chroma * (1 - Math.abs(h % 2 - 1));
    double m = lightness - chroma / 2;
    double[] rgb =
        switch ((int) h) {
          case 0 -> new double[] {chroma, x, 0};
          case 1 -> new double[] {x, chroma, 0};
          case 2 -> new double[] {0, chroma, x};
          case 3 -> new double[] {0, x, chroma};
          case 4 -> new double[] {x, 0, chroma};
          default -> new double[] {chroma, 0, x};
        };
    return (channel(rgb[0] + m) << 16) | (channel(rgb[1] + m) << 8) | channel(rgb[2] + m);
  }

  private static int channel(double value) {
    return (int) Math.round(Math.clamp(value, 0, 1) * 255);
  }
}
