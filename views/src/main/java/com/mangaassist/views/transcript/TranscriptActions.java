package com.mangaassist.views.transcript;

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

  /** An answer was pressed: the inspector should explain this turn. */
  void inspect(TurnRow turn);
}
