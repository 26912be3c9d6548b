package com.mangaassist.views.transcript;

import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A bubble as wide as its text, at most so much of the row, and a badge under it; on the right. */
final class BubbleNode extends Region {

  /** Of the row's width. */
  static final double SHARE = 0.7;

  private static final double WIDEST = 640;
  private static final double BADGE_GAP = 6;

  private final Label bubble;
  private final Label badge;

  BubbleNode(Label bubble, Label badge) {
    this.bubble = bubble;
    this.badge = badge;
    bubble.setWrapText(true);
    bubble.setMinHeight(USE_PREF_SIZE);
    getChildren().setAll(bubble, badge);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double badgeHeight = badge.isManaged() ? BADGE_GAP + badge.prefHeight(-1) : 0;
    return snappedTopInset()
        + snapSizeY(bubble.prefHeight(bubbleWidth(width)))
        + badgeHeight
        + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    double width = bubbleWidth(getWidth());
    double height = snapSizeY(bubble.prefHeight(width));
    bubble.resizeRelocate(getWidth() - width, snappedTopInset(), width, height);
    if (badge.isManaged()) {
      double badgeWidth = Math.min(getWidth(), snapSizeX(badge.prefWidth(-1)));
      badge.resizeRelocate(
          getWidth() - badgeWidth,
          snappedTopInset() + height + BADGE_GAP,
          badgeWidth,
          badge.prefHeight(-1));
    }
  }

  private double bubbleWidth(double width) {
    double most = Math.min(WIDEST, Math.floor(width * SHARE));
    return Math.min(most, snapSizeX(bubble.prefWidth(-1)) + 1);
  }
}
