package com.mangaassist.views.controls;

import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/** A text area that is as high as its text, between one line and so many. */
public final class GrowingTextArea extends TextArea {

  /** Of one line, before a face is known. */
  private static final double LINE = 18;

  private static final int MOST_LINES = 8;

  /** Above and below the text, by the sheet. */
  private static final double AROUND = 22;

  /** Of that, what stands below the last line; a text that goes on below leaves none. */
  private static final double BELOW = 8;

  /** As the text would be if it were drawn: the skin tells of no height of its own. */
  private final Text measure = new Text();

  /** An empty one. */
  public GrowingTextArea() {
    setWrapText(true);
    TabLeaves.install(this);
    textProperty().addListener(property -> requestLayout());
    fit(LINE);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (lookup(".content") instanceof Region content) {
      double across = content.getInsets().getLeft() + content.getInsets().getRight();
      measure.setFont(getFont());
      measure.setWrappingWidth(Math.max(1, content.getWidth() - across));
      measure.setText(getText());
      double whole = Math.ceil(measure.getLayoutBounds().getHeight());
      measure.setText(getText().isEmpty() ? "x" : getText().substring(0, 1));
      double most = MOST_LINES * measure.getLayoutBounds().getHeight();
      fit(whole <= most ? whole : Math.floor(most - BELOW));
    }
  }

  private void fit(double text) {
    double height = Math.max(text, LINE) + AROUND;
    if (height != getPrefHeight()) {
      setMinHeight(height);
      setPrefHeight(height);
      setMaxHeight(height);
    }
  }
}
