package com.mangaassist.views.shell;

import com.mangaassist.views.controls.Shortcut;
import org.kordamp.ikonli.feather.Feather;

/** The panes that the rail offers, in its order. */
public enum Pane {
  CHAT("pane.chat", Shortcut.GO_TO_CHAT);

  private final String textKey;
  private final Shortcut shortcut;

  Pane(String textKey, Shortcut shortcut) {
    this.textKey = textKey;
    this.shortcut = shortcut;
  }

  /** Its name among the shell's texts. */
  public String textKey() {
    return textKey;
  }

  public Shortcut shortcut() {
    return shortcut;
  }

  /** Its icon in the rail. */
  public Feather icon() {
    return switch (this) {
      case CHAT -> Feather.MESSAGE_SQUARE;
    };
  }
}
