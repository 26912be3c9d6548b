package com.mangaassist.views.transcript;

import com.mangaassist.views.controls.Icons;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/** A small button of a row: an icon that says in words what it does. */
final class RowButton extends Button {

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("selected");

  /**
   * A button.
   *
   * @param words what it does, as its tooltip and its name
   */
  RowButton(Feather icon, String words, Runnable action) {
    setGraphic(Icons.of(icon));
    getStyleClass().addAll("ghost", "square", "row-button");
    say(words);
    setOnAction(event -> action.run());
  }

  /** Says something else. */
  void say(String words) {
    setAccessibleText(words);
    setTooltip(new Tooltip(words));
  }

  /** Marks it as what is chosen. */
  void choose(boolean chosen) {
    pseudoClassStateChanged(CHOSEN, chosen);
  }
}
