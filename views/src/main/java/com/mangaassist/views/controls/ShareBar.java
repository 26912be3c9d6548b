package com.mangaassist.views.controls;

import javafx.scene.layout.Region;

/** A part of a whole on a track: where it begins and how much it is. */
public final class ShareBar extends Region {

  /** So many pixels are drawn of a part that is shorter, so that it is seen. */
  private static final double LEAST = 2;

  private static final double THICK = 6;

  private final Region track = new Region();
  private final Region part = new Region();
  private double from;
  private double to;

  /** An empty track. */
  public ShareBar() {
    getStyleClass().add("share-bar");
    track.getStyleClass().add("track");
    part.setVisible(false);
    getChildren().addAll(track, part);
    setMinWidth(24);
    setPrefSize(120, THICK);
    setMaxWidth(Double.MAX_VALUE);
  }

  /**
   * Shows a part. What lies outside the whole is cut off.
   *
   * @param begin of the whole, 0 to 1
   * @param end of the whole, {@code begin} to 1
   * @param styleClass its colour, such as {@link ModelColor#fill}
   */
  public void show(double begin, double end, String styleClass) {
    from = Math.clamp(begin, 0, 1);
    to = Math.clamp(end, from, 1);
    part.getStyleClass().setAll("share", styleClass);
    part.setVisible(true);
    requestLayout();
  }

  /** Leaves the track empty. */
  public void clear() {
    part.setVisible(false);
  }

  /** The part that is shown, in pixels, for tests. */
  Region part() {
    return part;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double y = snapPositionY((getHeight() - THICK) / 2);
    track.resizeRelocate(0, y, width, THICK);
    double length = Math.max(LEAST, (to - from) * width);
    double x = Math.min(from * width, Math.max(0, width - length));
    part.resizeRelocate(snapPositionX(x), y, snapSizeX(Math.min(length, width)), THICK);
  }
}
