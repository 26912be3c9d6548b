package com.mangaassist.services.chat;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The beginning of a text, as a line of a list shows it. */
public final class ShortText {

  /** Code units for each character: what nearly always is enough to look at. */
  private static final int LIKELY = 3;

  /** And what always is: answers may be half a megabyte long, far more than can be shown. */
  private static final int FAR = 32;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private ShortText() {}

  /** At most {@code limit} characters as people count them, whole words where there are spaces. */
  public static String cut(String text, int limit) {
    return cutLine(line(text, LIKELY * limit), limit)
        .orElseGet(
            () -> {
              String line = line(text, FAR * limit);
              return cutLine(line, limit).orElse(line);
            });
  }

  /** The beginning of a text without breaks of lines. */
  private static String line(String text, int length) {
    return SPACE
        .matcher(text.substring(0, Math.min(text.length(), length)).strip())
        .replaceAll(" ");
  }

  /** Empty when the line has no more than so many characters. */
  private static Optional<String> cutLine(String line, int limit) {
    if (line.length() <= limit) {
      return Optional.empty();
    }
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(line);
    var end = characters.next(limit);
    if (end == BreakIterator.DONE || end >= line.length()) {
      return Optional.empty();
    }
    var kept = line.substring(0, characters.previous());
    var space = kept.lastIndexOf(' ');
    return Optional.of((space > kept.length() * 2 / 3 ? kept.substring(0, space) : kept) + "…");
  }
}
