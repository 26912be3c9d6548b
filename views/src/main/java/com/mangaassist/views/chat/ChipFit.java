package com.mangaassist.views.chat;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/**
 * How many words the chips of a line say: as many as leave all of them, and what stands beside
 * them, on one line. Where even the fewest do not, the chips say all and take a second line.
 */
final class ChipFit {

  /** All words. */
  static final int WHOLE = 0;

  /** Without the words before a value. */
  static final int VALUES = 1;

  /** What a sign can say is a sign. */
  static final int SIGNS = 2;

  /** Names without what all of them begin with. */
  static final int SHORT = 3;

  private final HBox line;
  private final FlowPane chips;
  private final ReadOnlyIntegerWrapper level = new ReadOnlyIntegerWrapper(this, "level", WHOLE);
  private boolean fitting;
  private double fitted;

  /**
   * Fits the chips at the beginning of a line.
   *
   * @param line holds them and, after them, what keeps its width
   */
  ChipFit(HBox line, FlowPane chips) {
    this.line = line;
    this.chips = chips;
  }

  /** Begins, once all chips say what they are to say at each level. */
  void watch(List<? extends Labeled> words) {
    line.widthProperty().addListener(p -> fit());
    for (Labeled each : words) {
      each.textProperty().addListener(p -> fit());
      each.managedProperty().addListener(p -> fit());
    }
    // Before the sheet has been read, nothing has its width.
    chips
        .needsLayoutProperty()
        .addListener(
            (p, old, needs) -> {
              if (!needs && needed() != fitted) {
                Platform.runLater(this::fit); // not within a layout
              }
            });
    fit();
  }

  /** One of the constants. */
  ReadOnlyIntegerProperty levelProperty() {
    return level.getReadOnlyProperty();
  }

  private void fit() {
    if (fitting || line.getWidth() <= 0) {
      return;
    }
    fitting = true;
    try {
      for (int each = WHOLE; each <= SHORT; each++) {
        level.set(each);
        if (needed() <= line.getWidth() - line.snappedLeftInset() - line.snappedRightInset()) {
          return;
        }
      }
      level.set(WHOLE);
    } finally {
      fitted = needed();
      fitting = false;
    }
  }

  private double needed() {
    double sum = 0;
    for (Node each : line.getChildren()) {
      if (!each.equals(chips) && each.isManaged()) {
        sum += line.getSpacing() + each.prefWidth(-1);
      }
    }
    int many = 0;
    for (Node each : chips.getChildren()) {
      if (each.isManaged()) {
        sum += each.prefWidth(-1);
        many++;
      }
    }
    return sum + Math.max(0, many - 1) * chips.getHgap();
  }
}
