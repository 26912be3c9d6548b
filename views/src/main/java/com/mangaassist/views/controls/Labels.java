package com.mangaassist.views.controls;

import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

/** Labels that are never cut without a word. */
public final class Labels {

  private Labels() {}

  /** A label with style classes. */
  public static Label of(String text, String... styleClasses) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }

  /** Gives the whole text as a tooltip while the label shows an ellipsis, and only then. */
  public static <L extends Labeled> L tooltipWhenCut(L labeled) {
    Tooltip whole = new Tooltip();
    whole.textProperty().bind(labeled.textProperty());
    labeled
        .textTruncatedProperty()
        .addListener((p, old, cut) -> labeled.setTooltip(cut ? whole : null));
    return labeled;
  }
}
