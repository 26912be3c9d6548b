package com.mangaassist.app.tour;

import com.mangaassist.app.window.Fx;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** What a window shows, as a PNG. */
final class Picture {

  /** A transition lasts at most 150 ms, nine frames at 60 a second. */
  private static final int FRAMES_TO_REST = 15;

  /** An image at its place in the picture, in pixels. */
  private record Layer(Image image, int x, int y) {}

  private Picture() {}

  /** Lets the window come to rest and writes what it shows. */
  static void take(Scene scene, Path file) throws Exception {
    Fx.frames(FRAMES_TO_REST);
    takeNow(scene, file);
  }

  /** Writes what it shows at this moment. */
  static void takeNow(Scene scene, Path file) throws Exception {
    List<Layer> layers = Fx.call(() -> layers(scene));
    Image ground = layers.getFirst().image();
    var picture =
        new BufferedImage(
            (int) ground.getWidth(), (int) ground.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    for (Layer layer : layers) {
      graphics.drawImage(pixels(layer.image()), layer.x(), layer.y(), null);
    }
    graphics.dispose();
    write(picture, file);
  }

  /** The window's scene, and over it the menus and tooltips that it has opened. */
  private static List<Layer> layers(Scene scene) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer(scene.snapshot(null), 0, 0));
    Window window = scene.getWindow();
    double left = window.getX() + scene.getX();
    double top = window.getY() + scene.getY();
    for (Window each : Window.getWindows()) {
      if (each instanceof PopupWindow popup && popup.isShowing()) {
        layers.add(layer(popup, popup.getX() - left, popup.getY() - top));
      }
    }
    return layers;
  }

  /** Its content and the shadow around it; what is free of both shows what is below. */
  private static Layer layer(PopupWindow popup, double x, double y) {
    Node content = popup.getScene().getRoot();
    var how = new SnapshotParameters();
    how.setFill(Color.TRANSPARENT);
    Bounds place = content.getBoundsInParent();
    return new Layer(
        content.snapshot(how, null),
        (int) Math.round(x + place.getMinX()),
        (int) Math.round(y + place.getMinY()));
  }

  private static BufferedImage pixels(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    picture.setRGB(0, 0, width, height, pixels, 0, width);
    return picture;
  }

  private static void write(BufferedImage picture, Path file) throws IOException {
    if (!ImageIO.write(picture, "png", file.toFile())) {
      throw new IOException("this Java cannot write PNG");
    }
  }
}
