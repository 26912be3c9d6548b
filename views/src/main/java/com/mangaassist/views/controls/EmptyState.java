package com.mangaassist.views.controls;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where nothing is yet: what would be here, and the button that brings it. */
public final class EmptyState extends VBox {

  /**
   * Without a button, where nothing can be done from here.
   *
   * @param title what there is none of, in a few words
   * @param text how it comes to be here
   */
  public EmptyState(Feather icon, ObservableValue<String> title, ObservableValue<String> text) {
    getStyleClass().add("empty-state");
    FontIcon picture = Icons.of(icon);
    picture.getStyleClass().add("large");
    getChildren().addAll(picture, line(title, "title-15"), line(text, "muted"));
  }

  /** With the button that fills it; the button comes with its words and its action. */
  public EmptyState(
      Feather icon, ObservableValue<String> title, ObservableValue<String> text, Button button) {
    this(icon, title, text);
    button.setMinWidth(Button.USE_PREF_SIZE);
    getChildren().add(button);
  }

  private static Label line(ObservableValue<String> text, String styleClass) {
    Label label = Labels.of("", styleClass);
    label.textProperty().bind(text);
    label.setWrapText(true);
    return label;
  }
}
