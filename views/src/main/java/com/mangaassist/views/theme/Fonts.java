package com.mangaassist.views.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The faces that come with the program. */
public final class Fonts {

  /** Text in the interface. */
  public static final String TEXT = "Inter";

  /** JavaFX knows Regular and Bold of a family; the weight between them is a family of its own. */
  public static final String SEMI_BOLD = "Inter Semi Bold";

  /** Columns of numbers and payloads: Inter's figures are not all of one width. */
  public static final String FIGURES = "JetBrains Mono";

  /** Latin and Japanese; JavaFX falls back to it where the system has no Japanese face. */
  public static final String JAPANESE = "Noto Sans JP";

  private static final List<String> FILES =
      List.of(
          "Inter-Regular.otf",
          "Inter-SemiBold.otf",
          "Inter-Bold.otf",
          "JetBrainsMono-Regular.ttf",
          "JetBrainsMono-Bold.ttf",
          "NotoSansJP-Regular.otf",
          "NotoSansJP-Bold.otf");

  private Fonts() {}

  /**
   * Makes them known to JavaFX. Call it before any text is shown: the list of faces to fall back to
   * is made once, from what is known then.
   */
  public static void load() {
    for (String file : FILES) {
      try (InputStream in =
          Fonts.class.getResourceAsStream("/com/mangaassist/views/fonts/" + file)) {
        if (in == null || Font.loadFont(in, 13) == null) {
          throw new IllegalStateException("the face " + file + " cannot be loaded");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(file, e);
      }
    }
  }
}
