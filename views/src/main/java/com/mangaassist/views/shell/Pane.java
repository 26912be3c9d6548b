package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Shortcut;
import org.kordamp.ikonli.feather.Feather;

/** The panes that the rail offers, in its order. */
public enum Pane {
  CHAT("pane.chat", Shortcut.GO_TO_CHAT, "^1");

  private final String textKey;
  private final Shortcut shortcut;
  private final String hint;

  Pane(String textKey, Shortcut shortcut, String hint) {
    this.textKey = textKey;
    this.shortcut = shortcut;
    this.hint = hint;
  }

  /** Its name among the shell's texts. */
  public String textKey() {
    return textKey;
  }

  public Shortcut shortcut() {
    return shortcut;
  }

  /** Its shortcut as the rail writes it: ^1. */
  public String hint() {
    return hint;
  }

  /** Its icon in the rail. */
  public Feather icon() {
    return switch (this) {
      case CHAT -> Feather.MESSAGE_SQUARE;
    };
  }
}
