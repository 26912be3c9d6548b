package com.mangaassist.views.chat;

import javafx.scene.Node;

/** Part of what the inspector says of a turn. */
interface AnswerCard {

  Node root();

  /**
   * Shows what it knows of a turn, in the language of now.
   *
   * @return whether that is anything
   */
  boolean show(Turn turn);
}
