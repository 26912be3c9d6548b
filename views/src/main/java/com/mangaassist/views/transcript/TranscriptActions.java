package com.mangaassist.views.transcript;

import com.mangaassist.services.chat.Rating;
import javafx.scene.Node;

/** What a transcript asks of the pane around it. Called on the JavaFX thread. */
public interface TranscriptActions {

  /**
   * A link in an answer was pressed.
   *
   * @param uri with a safe scheme: http, https or mailto
   */
  void openLink(String uri);

  /** The button beside a turn's problem was pressed. */
  void solve(TurnRow turn);

  /** The message should be sent again as it is, in a branch beside this one. */
  void askAgain(TurnRow turn);

  /** The message should be edited and sent, in a branch beside this one. */
  void edit(TurnRow turn);

  /**
   * Another branch should be shown from this message on.
   *
   * @param step 1 for the next, -1 for the one before
   */
  void switchBranch(TurnRow turn, int step);

  /** The answer was found good or bad; NONE takes that back. */
  void rate(TurnRow turn, Rating rating);

  /**
   * A note on the answer should be written.
   *
   * @param owner the node that it is written beside
   */
  void note(TurnRow turn, Node owner);

  /** The way of a message through the system should be shown. */
  void trace(TurnRow turn);

  /** An answer was pressed: the inspector should explain this turn. */
  void inspect(TurnRow turn);
}
