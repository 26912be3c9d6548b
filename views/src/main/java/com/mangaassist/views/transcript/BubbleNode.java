package com.mangaassist.views.transcript;

import javafx.geometry.Orientation;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * A bubble as wide as its text, at most so much of the row; on the right, with a button beside it
 * and a line below it.
 */
final class BubbleNode extends Region {

  /** Of the row's width. */
  static final double SHARE = 0.7;

  private static final double WIDEST = 640;
  private static final double GAP = 6;

  private final Label bubble;
  private final Region below;
  private final Control beside;

  /**
   * A bubble.
   *
   * @param below takes no room while it is not managed
   * @param beside at its left, at the height of its last line
   */
  BubbleNode(Label bubble, Region below, Control beside) {
    this.bubble = bubble;
    this.below = below;
    this.beside = beside;
    bubble.setWrapText(true);
    bubble.setMinHeight(USE_PREF_SIZE);
    getChildren().setAll(beside, bubble, below);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double under = below.isManaged() ? GAP + below.prefHeight(-1) : 0;
    return snappedTopInset()
        + snapSizeY(bubble.prefHeight(bubbleWidth(width)))
        + under
        + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    double width = bubbleWidth(getWidth());
    double height = snapSizeY(bubble.prefHeight(width));
    double top = snappedTopInset();
    bubble.resizeRelocate(getWidth() - width, top, width, height);
    double side = snapSizeX(beside.prefWidth(-1));
    double sideHeight = snapSizeY(beside.prefHeight(-1));
    beside.resizeRelocate(
        Math.max(0, getWidth() - width - GAP - side),
        top + Math.max(0, height - sideHeight - GAP),
        side,
        sideHeight);
    if (below.isManaged()) {
      double belowWidth = Math.min(getWidth(), snapSizeX(below.prefWidth(-1)));
      below.resizeRelocate(
          getWidth() - belowWidth, top + height + GAP, belowWidth, below.prefHeight(-1));
    }
  }

  private double bubbleWidth(double width) {
    double most = Math.min(WIDEST, Math.floor(width * SHARE));
    return Math.min(most, snapSizeX(bubble.prefWidth(-1)) + 1);
  }
}
