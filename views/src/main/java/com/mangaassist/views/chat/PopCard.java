package com.mangaassist.views.chat;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.stage.Popup;

/** A card above a node, which a click elsewhere or Esc closes; its field has the focus first. */
final class PopCard {

  /** Which edge the card has in common with what it stands above. */
  enum Side {
    LEFT,
    RIGHT
  }

  private static final double GAP = 6;

  private final Popup popup = new Popup();
  private final Side side;

  PopCard(Region card, Side side) {
    this.side = side;
    // A pop-up takes over the sheets of its owner's scene, not those of the pane.
    card.getStylesheets().add(ChatController.SHEET);
    popup.getContent().setAll(card);
    popup.setAutoHide(true);
    popup.setHideOnEscape(true);
  }

  /**
   * Opens above a node, never beyond the screen's upper or left edge.
   *
   * @param first the field that gets the focus
   */
  void show(Node owner, TextInputControl first) {
    Bounds at = owner.localToScreen(owner.getBoundsInLocal());
    popup.show(owner, at.getMinX(), at.getMinY());
    if (side == Side.RIGHT) {
      popup.setAnchorX(Math.max(0, at.getMaxX() - popup.getWidth()));
    }
    popup.setAnchorY(Math.max(0, at.getMinY() - popup.getHeight() - GAP));
    first.requestFocus();
  }

  void hide() {
    popup.hide();
  }
}
