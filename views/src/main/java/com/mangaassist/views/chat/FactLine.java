package com.mangaassist.views.chat;

import com.mangaassist.views.controls.Labels;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** A name and at the right its value; below the name where both do not fit beside each other. */
final class FactLine extends Region {

  private static final double GAP = 8;

  private final Label name;
  private final Label value;

  FactLine(String name, String value) {
    this.name = Labels.tooltipWhenCut(Labels.of(name, "payload", "muted"));
    this.value = Labels.tooltipWhenCut(Labels.of(value, "payload"));
    getChildren().setAll(this.name, this.value);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private boolean besideEachOther(double width) {
    return snapSizeX(name.prefWidth(-1)) + GAP + snapSizeX(value.prefWidth(-1)) <= width;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    double first = snapSizeY(name.prefHeight(-1));
    return width < 0 || besideEachOther(width) ? first : first + snapSizeY(value.prefHeight(-1));
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double high = snapSizeY(name.prefHeight(-1));
    double valueWidth = Math.min(snapSizeX(value.prefWidth(-1)), width);
    name.resizeRelocate(0, 0, Math.min(snapSizeX(name.prefWidth(-1)), width), high);
    double y = besideEachOther(width) ? 0 : high;
    value.resizeRelocate(width - valueWidth, y, valueWidth, snapSizeY(value.prefHeight(-1)));
  }
}
