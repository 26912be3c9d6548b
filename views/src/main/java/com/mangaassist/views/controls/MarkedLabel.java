package com.mangaassist.views.controls;

import com.mangaassist.services.chat.SearchFold;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** A label in which the hits of a search are tinted; what its ellipsis hides is not. */
public final class MarkedLabel extends Region {

  private final Label label;
  private final Path marks = new Path();
  private List<SearchFold.Hit> hits = List.of();
  private int lines = 1;

  /** Marks in that label, which becomes a part of this. */
  public MarkedLabel(Label label) {
    this.label = label;
    marks.getStyleClass().add("search-marks");
    marks.setManaged(false);
    marks.setMouseTransparent(true);
    label.setMinWidth(0);
    setMinWidth(0);
    getChildren().setAll(marks, label);
    label.textProperty().addListener((p, old, now) -> requestLayout());
  }

  /** The text of the label. */
  public StringProperty textProperty() {
    return label.textProperty();
  }

  /** Where the text has what was searched for; empty when nothing was. */
  public void mark(List<SearchFold.Hit> found) {
    hits = List.copyOf(found);
    requestLayout();
  }

  /** Lets a long text have so many lines, and no more. */
  public void setLines(int most) {
    if (lines != most) {
      lines = most;
      label.setWrapText(most > 1);
      requestLayout();
    }
  }

  @Override
  public @Nullable Orientation getContentBias() {
    return label.getContentBias();
  }

  @Override
  public double getBaselineOffset() {
    return label.getBaselineOffset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return label.prefWidth(height);
  }

  @Override
  protected double computePrefHeight(double width) {
    double whole = label.prefHeight(width);
    return lines > 1 ? Math.min(whole, lines * label.prefHeight(Double.MAX_VALUE)) : whole;
  }

  @Override
  protected double computeMinHeight(double width) {
    return label.minHeight(width);
  }

  @Override
  protected double computeMaxHeight(double width) {
    return prefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    label.resizeRelocate(0, 0, getWidth(), getHeight());
    // The label cuts its text when it is laid out itself.
    label.layout();
    marks.getElements().clear();
    if (hits.isEmpty() || !(label.lookup(".text") instanceof Text shown)) {
      return;
    }
    String text = label.getText();
    int same = 0;
    int most = Math.min(text.length(), shown.getText().length());
    while (same < most && text.charAt(same) == shown.getText().charAt(same)) {
      same++;
    }
    for (SearchFold.Hit each : hits) {
      if (each.from() < same) {
        marks.getElements().addAll(shown.rangeShape(each.from(), Math.min(each.to(), same)));
      }
    }
    marks.setLayoutX(shown.getLayoutX());
    marks.setLayoutY(shown.getLayoutY());
  }
}
