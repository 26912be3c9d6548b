package com.mangaassist.views.transcript;

import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One row of the column: made into a node only while it is in sight. */
abstract class Row {

  private final TurnRow turn;
  private @Nullable Region node;

  Row(TurnRow turn) {
    this.turn = turn;
  }

  /** The turn that it is part of. */
  TurnRow turn() {
    return turn;
  }

  /** Its node, made when first asked for. */
  final Region node() {
    Region made = node;
    if (made == null) {
      made = make();
      node = made;
    }
    return made;
  }

  /** Its node if it has one. */
  final @Nullable Region nodeIfMade() {
    return node;
  }

  /** It is out of sight: forgets the node. */
  final void release() {
    node = null;
  }

  /** How high it will be at about this width, without making a node. */
  abstract double estimate(double width);

  abstract Region make();
}
