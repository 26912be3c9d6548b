package com.mangaassist.views.shell;

import com.mangaassist.views.settings.Settings;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Which pane is shown, and how wide the rail is. */
final class ShellViewModel {

  /** Below this width, in pixels, the rail is collapsed whatever was chosen. */
  static final double NARROW = 1180;

  // Its own, tied to the setting: whoever listens must not live as long as the settings.
  private final ObjectProperty<Pane> pane = new SimpleObjectProperty<>(this, "pane", Pane.CHAT);
  private final BooleanProperty railChosenCollapsed;
  private final DoubleProperty width = new SimpleDoubleProperty(this, "width", Double.MAX_VALUE);
  private final BooleanBinding narrow = Bindings.lessThan(width, NARROW);
  private final BooleanBinding railCollapsed;

  ShellViewModel(Settings settings) {
    pane.bindBidirectional(settings.choice("shell.pane", Pane.class, Pane.CHAT));
    railChosenCollapsed = settings.flag("shell.rail.collapsed", false);
    railCollapsed = narrow.or(railChosenCollapsed);
  }

  ObjectProperty<Pane> paneProperty() {
    return pane;
  }

  /** Of the window's content, in pixels; the view sets it. */
  DoubleProperty widthProperty() {
    return width;
  }

  /** Whether the window leaves the rail no choice. */
  BooleanBinding narrowProperty() {
    return narrow;
  }

  /** Whether the rail shows icons only. */
  BooleanBinding railCollapsedProperty() {
    return railCollapsed;
  }

  void toggleRail() {
    if (!narrow.get()) {
      railChosenCollapsed.set(!railChosenCollapsed.get());
    }
  }
}
