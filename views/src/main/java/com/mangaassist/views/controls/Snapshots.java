package com.mangaassist.views.controls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/** Pictures of what is shown, as PNG files. On the JavaFX thread. */
public final class Snapshots {

  private Snapshots() {}

  /** A scene as it stands in its window. */
  public static void write(Scene scene, Path file) throws IOException {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    save(scene.snapshot(null), file);
  }

  /**
   * One node.
   *
   * @param scale pixels of the picture to one of the node
   * @param ground what shines through the node where it is transparent
   */
  public static void write(Node node, double scale, Color ground, Path file) throws IOException {
    SnapshotParameters how = new SnapshotParameters();
    how.setTransform(Transform.scale(scale, scale));
    how.setFill(ground);
    save(node.snapshot(how, null), file);
  }

  private static void save(WritableImage image, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(file, Png.encode(image));
  }
}
