package com.mangaassist.views.controls;

import javafx.scene.control.Label;

/** A short word on a soft ground; a state has a shape before it, so that colour is not all. */
public class Chip extends Label {

  /** What the colour says. */
  public enum Kind {
    PLAIN("chip"),
    ACCENT("chip-accent"),
    OK("chip-ok"),
    WARN("chip-warn"),
    BAD("chip-bad");

    private final String styleClass;

    Kind(String styleClass) {
      this.styleClass = styleClass;
    }
  }

  /** An empty plain chip. */
  public Chip() {
    this("", Kind.PLAIN);
  }

  /** A chip with a word. */
  public Chip(String text, Kind kind) {
    super(text);
    getStyleClass().add("chip");
    setMinWidth(USE_PREF_SIZE);
    setKind(kind);
  }

  /** Changes what the colour says. */
  public void setKind(Kind kind) {
    for (Kind each : Kind.values()) {
      if (each != Kind.PLAIN) {
        getStyleClass().remove(each.styleClass);
      }
    }
    if (kind != Kind.PLAIN) {
      getStyleClass().add(kind.styleClass);
    }
  }
}
