package com.mangaassist.app.tour;

import com.mangaassist.views.texts.Language;
import com.mangaassist.views.theme.ThemeChoice;
import java.util.List;
import java.util.Locale;

/** How the window is looked at: theme, language and size in pixels. */
record View(ThemeChoice theme, Language language, int width, int height) {

  /** Those of the whole tour; English and large first. */
  static List<View> all() {
    return List.of(ThemeChoice.LIGHT, ThemeChoice.DARK).stream()
        .flatMap(
            theme ->
                List.of(
                    new View(theme, Language.ENGLISH, 1440, 900),
                    new View(theme, Language.JAPANESE, 1440, 900),
                    new View(theme, Language.ENGLISH, 1024, 640),
                    new View(theme, Language.JAPANESE, 1024, 640))
                    .stream())
        .toList();
  }

  /** Begins the names of its pictures, as {@code light-en-1440}. */
  String prefix() {
    String tongue = language == Language.JAPANESE ? "ja" : "en";
    return "%s-%s-%d".formatted(theme.name().toLowerCase(Locale.ROOT), tongue, width);
  }
}
