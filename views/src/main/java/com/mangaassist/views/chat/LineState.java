package com.mangaassist.views.chat;

import java.time.Duration;

/** How the pane is connected to the gateway. */
sealed interface LineState {

  /** Nothing was needed so far. */
  record Idle() implements LineState {}

  /**
   * A connection is being opened.
   *
   * @param again whether one was lost, or could not be opened, before
   */
  record Connecting(boolean again) implements LineState {}

  /** At least one connection is open. */
  record Connected() implements LineState {}

  /**
   * There is none, and the next try waits.
   *
   * @param problem why, for people; may be empty
   * @param next how long from the loss to the next try
   */
  record Lost(String problem, Duration next) implements LineState {}
}
