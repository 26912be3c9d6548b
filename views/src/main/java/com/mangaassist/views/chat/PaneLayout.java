package com.mangaassist.views.chat;

import com.mangaassist.views.settings.Settings;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/**
 * Which sides of the pane are shown. A wide and a narrow window each remember whether the inspector
 * was wanted. Only where the pane has no room for both sides the list gives way to the inspector.
 */
final class PaneLayout {

  /** Of the window, in pixels. */
  static final double NARROW = 1180;

  /** Of the pane, in pixels: less is no room for both sides and the conversation. */
  static final double TIGHT = 900;

  private final DoubleProperty room = new SimpleDoubleProperty(this, "room", Double.MAX_VALUE);
  private final DoubleProperty width = new SimpleDoubleProperty(this, "width", Double.MAX_VALUE);
  private final BooleanBinding narrow = Bindings.lessThan(width, NARROW);
  private final BooleanProperty inspector = new SimpleBooleanProperty(this, "inspector");
  private final BooleanProperty wide;
  private final BooleanProperty small;
  private final BooleanBinding list;
  private final BooleanBinding squeezed;

  PaneLayout(Settings settings) {
    wide = settings.flag("chat.inspector", true);
    small = settings.flag("chat.inspector.narrow", false);
    inspector.set(chosen());
    narrow.addListener((p, old, now) -> inspector.set(chosen()));
    inspector.addListener((p, old, now) -> (narrow.get() ? small : wide).set(now));
    squeezed = narrow.and(inspector);
    list =
        Bindings.createBooleanBinding(
            () -> room.get() >= TIGHT || !inspector.get(), room, inspector);
  }

  private boolean chosen() {
    return narrow.get() ? small.get() : wide.get();
  }

  /** Whether both sides stand in a narrow window, so that they are narrow too. */
  BooleanBinding squeezedProperty() {
    return squeezed;
  }

  /** The width of the pane itself; the view sets it. */
  DoubleProperty roomProperty() {
    return room;
  }

  /** Of the window's content; the view sets it. */
  DoubleProperty widthProperty() {
    return width;
  }

  /** Whether the inspector is shown. */
  BooleanProperty inspectorProperty() {
    return inspector;
  }

  /** Whether the list is shown. */
  BooleanBinding listProperty() {
    return list;
  }
}
