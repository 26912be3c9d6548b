package com.mangaassist.views.shell;

import com.mangaassist.views.theme.Motion;
import javafx.animation.FadeTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Shows one card at a time over everything; Esc or a click beside it closes it. */
final class Overlays {

  private final StackPane layer = new StackPane();
  private @Nullable Node focusBefore;
  private @Nullable Node open;

  Overlays() {
    layer.setManaged(false);
    layer.setVisible(false);
    layer.getStyleClass().add("veil");
    layer.setAlignment(Pos.TOP_CENTER);
    layer.setOnMousePressed(
        event -> {
          if (layer.equals(event.getTarget())) {
            close();
          }
        });
    layer.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
          }
        });
  }

  /** To lay over everything else. */
  Node layer() {
    return layer;
  }

  boolean isOpen(Node card) {
    return card.equals(open);
  }

  /** Shows a card in place of the one before and gives the focus to one of its controls. */
  void show(Region card, Node first) {
    Scene scene = layer.getScene();
    if (open == null && scene != null) {
      focusBefore = scene.getFocusOwner();
    }
    open = card;
    layer.getChildren().setAll(card);
    layer.setManaged(true);
    layer.setVisible(true);
    Duration fade = Motion.of(Duration.millis(120));
    if (fade.greaterThan(Duration.ZERO)) {
      FadeTransition in = new FadeTransition(fade, layer);
      in.setFromValue(0);
      in.setToValue(1);
      in.play();
    }
    first.requestFocus();
  }

  /** Closes what is open and gives the focus back. */
  void close() {
    if (open == null) {
      return;
    }
    open = null;
    layer.setVisible(false);
    layer.setManaged(false);
    layer.getChildren().clear();
    Node before = focusBefore;
    focusBefore = null;
    if (before != null && before.getScene() != null) {
      before.requestFocus();
    }
  }
}
