package com.mangaassist.views.controls;

import javafx.scene.input.KeyCombination;

/** Every shortcut of the program, so that no two mean the same keys. */
public enum Shortcut {
  PALETTE("Shortcut+K"),
  GO_TO_CHAT("Shortcut+1"),
  HELP("F1"),
  TOGGLE_RAIL("Shortcut+B"),
  NEW_CONVERSATION("Shortcut+N"),
  SEARCH_CONVERSATIONS("Shortcut+F"),
  TOGGLE_INSPECTOR("Shortcut+I"),
  STOP_ANSWER("Esc"),
  ASK_AGAIN("Shortcut+R"),
  EDIT_MESSAGE("Shortcut+E"),
  PREVIOUS_BRANCH("Alt+Left"),
  NEXT_BRANCH("Alt+Right"),
  PREVIOUS_ANSWER("Alt+Up"),
  NEXT_ANSWER("Alt+Down"),
  COMPARE("Shortcut+Shift+C"),
  SAVE_AS_TEST("Shortcut+S"),
  RUN_TESTS("Shortcut+Shift+R"),
  RATE_GOOD("Shortcut+Shift+G"),
  RATE_BAD("Shortcut+Shift+B"),
  WRITE_NOTE("Shortcut+Shift+N"),
  SWITCH_THEME("Shortcut+Shift+T"),
  SWITCH_LANGUAGE("Shortcut+Shift+L"),
  QUIT("Shortcut+Q");

  private final String keys;

  Shortcut(String keys) {
    this.keys = keys;
  }

  /** To match key events or to put among a scene's accelerators. */
  public KeyCombination keys() {
    return KeyCombination.valueOf(keys);
  }

  /** The keys as they are shown: Ctrl+K, ⌘K on a Mac. */
  public String shown() {
    // As keyboards write it.
    return keys().getDisplayText().replace("Escape", "Esc");
  }
}
