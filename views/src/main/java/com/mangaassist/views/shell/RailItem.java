package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Icons;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** A line of the rail: icon, name, keys; the icon alone when the rail is collapsed. */
final class RailItem extends Button {

  private final Label name = new Label();

  RailItem(Feather icon, String keys, ObservableBooleanValue collapsed) {
    getStyleClass().add("rail-item");
    setMaxWidth(Double.MAX_VALUE);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label hint = new Label(keys);
    hint.getStyleClass().add("rail-keys");
    hint.setMinWidth(USE_PREF_SIZE);
    name.getStyleClass().add("rail-name");
    HBox line = new HBox(Icons.of(icon), name, gap, hint);
    line.getStyleClass().add("rail-line");
    line.prefWidthProperty()
        .bind(Bindings.when(collapsed).then(16.0).otherwise(widthProperty().subtract(20)));
    for (Region each : new Region[] {name, gap, hint}) {
      each.visibleProperty().bind(Bindings.not(collapsed));
      each.managedProperty().bind(each.visibleProperty());
    }
    setGraphic(line);
  }

  void name(ObservableValue<String> text) {
    name.textProperty().bind(text);
    accessibleTextProperty().bind(text);
  }

  void hint(ObservableValue<String> text) {
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(text);
    setTooltip(tooltip);
  }
}
