package com.mangaassist.views.transcript;

import com.mangaassist.views.controls.Chip;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/**
 * Facts one after another in lines of one height, and a button at the right end of the first line.
 * Its place is kept while it is not shown, so that no fact moves when it comes.
 */
final class FootNode extends Region {

  private static final double LINE = 18;
  private static final double GAP = 14;

  /** From the top of a line down to where its words stand. */
  private static final double BASELINE = 13.5;

  private final Node button;
  private List<Node> facts = List.of();

  FootNode(Node button) {
    this.button = button;
    getChildren().setAll(button);
  }

  void show(List<Node> now, boolean withButton) {
    button.setVisible(withButton);
    facts = List.copyOf(now);
    getChildren().setAll(facts);
    getChildren().add(button);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return snappedTopInset() + lines(width, false) * LINE + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    lines(getWidth(), true);
    double width = buttonWidth();
    // Higher than the line, so that it is easily hit; the space around the line is free.
    double height = snapSizeY(button.prefHeight(-1));
    double y = snappedTopInset() + snapPositionY((LINE - height) / 2);
    button.resizeRelocate(getWidth() - width, y, width, height);
  }

  private int lines(double width, boolean place) {
    double x = 0;
    int line = 0;
    for (Node fact : facts) {
      double wanted = snapSizeX(fact.prefWidth(-1));
      double end = line == 0 ? width - buttonWidth() - GAP : width;
      if (x > 0 && x + wanted > end) {
        x = 0;
        line++;
      }
      if (place) {
        double height = snapSizeY(fact.prefHeight(-1));
        // The words of a button or a chip stand in its middle.
        boolean inMiddle = fact instanceof Button || fact instanceof Chip;
        double below = inMiddle ? (LINE - height) / 2 : BASELINE - fact.getBaselineOffset();
        double y = snappedTopInset() + line * LINE + snapPositionY(below);
        fact.resizeRelocate(x, y, Math.min(wanted, width), height);
      }
      x += wanted + GAP;
    }
    return line + 1;
  }

  private double buttonWidth() {
    return snapSizeX(button.prefWidth(-1));
  }
}
