package com.mangaassist.views.shell;

import org.kordamp.ikonli.feather.Feather;

/**
 * What the palette offers.
 *
 * @param title what it does, or the conversation that it opens
 * @param detail more about it, may be empty
 * @param keys its shortcut as shown, may be empty
 * @param run does it, on the JavaFX thread, after the palette has closed
 */
public record PaletteCommand(
    Group group, Feather icon, String title, String detail, String keys, Runnable run) {

  /** The palette's groups in their order. */
  public enum Group {
    GO_TO("palette.group.goTo"),
    ACTIONS("palette.group.actions"),
    CONVERSATIONS("palette.group.conversations");

    private final String textKey;

    Group(String textKey) {
      this.textKey = textKey;
    }

    String textKey() {
      return textKey;
    }
  }
}
