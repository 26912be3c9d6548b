package com.mangaassist.views.transcript;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Cards of one width that share the width of the row; so many stand beside each other as fit. */
final class CardGrid extends Region {

  /** None is narrower, unless the row is. */
  static final double NARROWEST = 172;

  private static final double WIDEST = 260;
  private static final double GAP = 10;

  CardGrid(List<? extends Node> cards) {
    getChildren().setAll(cards);
  }

  /** How many stand beside each other in this width. */
  static int columns(double width) {
    return Math.max(1, (int) ((width + GAP) / (NARROWEST + GAP)));
  }

  private static double cardWidth(double width) {
    int columns = columns(width);
    return Math.min(WIDEST, Math.floor((width - (columns - 1) * GAP) / columns));
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    int columns = columns(width);
    double height = snappedTopInset() + snappedBottomInset();
    for (int first = 0; first < getChildren().size(); first += columns) {
      height += lineHeight(first, columns, cardWidth(width)) + (first > 0 ? GAP : 0);
    }
    return height;
  }

  @Override
  protected void layoutChildren() {
    int columns = columns(getWidth());
    double width = cardWidth(getWidth());
    double y = snappedTopInset();
    for (int first = 0; first < getChildren().size(); first += columns) {
      double height = lineHeight(first, columns, width);
      double x = 0;
      for (Node card : line(first, columns)) {
        card.resizeRelocate(x, y, width, height);
        x += width + GAP;
      }
      y += height + GAP;
    }
  }

  private double lineHeight(int first, int columns, double width) {
    return line(first, columns).stream()
        .mapToDouble(card -> snapSizeY(card.prefHeight(width)))
        .max()
        .orElse(0);
  }

  private List<Node> line(int first, int columns) {
    return getChildren().subList(first, Math.min(first + columns, getChildren().size()));
  }
}
