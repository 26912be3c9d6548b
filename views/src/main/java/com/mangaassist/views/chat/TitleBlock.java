package com.mangaassist.views.chat;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * A name with what belongs to it: beside the name where there is room for both, else below it, so
 * that a long name has the whole width, and two lines of it where one is not enough.
 */
final class TitleBlock extends Region {

  private static final double GAP = 8;
  private static final double BETWEEN_LINES = 2;

  /** From the middle down to the line on which words stand. */
  private static final double BELOW_MIDDLE = 4.7;

  /** The least that is left of a name. */
  private static final double LEAST = 64;

  private final Region name;
  private final Region detail;

  TitleBlock(Region name, Region detail) {
    this.name = name;
    this.detail = detail;
    getStyleClass().add("title-block");
    getChildren().setAll(name, detail);
    setMaxWidth(Double.MAX_VALUE);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private boolean besideEachOther(double width) {
    return !detail.isManaged() || name.prefWidth(-1) + GAP + detail.prefWidth(-1) <= width;
  }

  /** The line of the name's words. */
  @Override
  public double getBaselineOffset() {
    boolean one = getWidth() <= 0 || besideEachOther(getWidth());
    return (one ? computePrefHeight(-1) : high(name)) / 2 + BELOW_MIDDLE;
  }

  @Override
  protected double computeMinWidth(double height) {
    return LEAST;
  }

  @Override
  protected double computePrefWidth(double height) {
    return name.prefWidth(-1) + GAP + detail.prefWidth(-1);
  }

  @Override
  protected double computePrefHeight(double width) {
    double second = high(detail);
    return width < 0 || besideEachOther(width)
        ? Math.max(high(name), second)
        : nameHigh(width) + between(width) + second;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double nameWidth = Math.min(snapSizeX(name.prefWidth(-1)), width);
    double detailWidth = Math.min(snapSizeX(detail.prefWidth(-1)), width);
    double nameHeight = snapSizeY(high(name));
    double detailHeight = snapSizeY(high(detail));
    if (besideEachOther(width)) {
      double y = snapPositionY((getHeight() - detailHeight) / 2);
      detail.resizeRelocate(nameWidth + GAP, y, detailWidth, detailHeight);
      double line = getHeight() / 2 + BELOW_MIDDLE;
      name.resize(nameWidth, nameHeight);
      name.relocate(0, snapPositionY(line - name.getBaselineOffset()));
    } else {
      double high = snapSizeY(nameHigh(width));
      double between = between(width);
      double y = snapPositionY(Math.max(0, (getHeight() - high - between - detailHeight) / 2));
      name.resizeRelocate(0, y, nameWidth, high);
      detail.resizeRelocate(0, y + high + between, detailWidth, detailHeight);
    }
  }

  private boolean folded(double width) {
    return snapSizeX(name.prefWidth(-1)) > width;
  }

  private double nameHigh(double width) {
    return folded(width) ? Math.max(high(name), name.prefHeight(width)) : high(name);
  }

  /** Three lines have no room between them. */
  private double between(double width) {
    return folded(width) ? 0 : BETWEEN_LINES;
  }

  /** A chip is never lower than its sheet says. */
  private static double high(Region part) {
    return Math.max(part.minHeight(-1), part.prefHeight(-1));
  }
}
