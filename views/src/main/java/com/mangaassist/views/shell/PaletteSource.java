package com.mangaassist.views.shell;

import java.util.List;
import java.util.function.Consumer;

/** Where the palette's commands come from; a pane brings its own. */
public interface PaletteSource {

  /**
   * Finds commands; called on the JavaFX thread at every change of the query, must not block.
   *
   * @param query what was typed, may be empty
   * @param answer takes what was found, on the JavaFX thread, now or later; the palette itself
   *     leaves out what does not match, and what comes too late
   */
  void find(String query, Consumer<List<PaletteCommand>> answer);

  /** A source that matches by itself, such as a search on a server: the palette shows all of it. */
  default boolean matchesByItself() {
    return false;
  }
}
