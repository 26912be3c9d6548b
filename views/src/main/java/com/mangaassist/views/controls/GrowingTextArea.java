package com.mangaassist.views.controls;

import javafx.scene.Node;
import javafx.scene.control.Skin;
import javafx.scene.control.TextArea;

/** A text area that is as high as its text, between one line and so many. */
public final class GrowingTextArea extends TextArea {

  private static final double LINE = 18;
  private static final int MOST_LINES = 8;

  /** Above and below the text, by the sheet. */
  private static final double AROUND = 22;

  /** An empty one. */
  public GrowingTextArea() {
    setWrapText(true);
    fit(LINE);
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    Skin<?> skin = super.createDefaultSkin();
    Node text = skin.getNode().lookup(".text");
    if (text != null) {
      text.layoutBoundsProperty().addListener((p, old, now) -> fit(now.getHeight()));
      fit(text.getLayoutBounds().getHeight());
    }
    return skin;
  }

  private void fit(double text) {
    double lines = Math.clamp(text, LINE, MOST_LINES * LINE);
    setMinHeight(lines + AROUND);
    setPrefHeight(lines + AROUND);
    setMaxHeight(lines + AROUND);
  }
}
