package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.services.chat.FirstSentence;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Cuts a text to one line of a list. */
final class Excerpt {

  private static final int TITLE = 60;
  private static final int PREVIEW = 140;

  /** Code units for each character: what nearly always is enough to look at. */
  private static final int LIKELY = 3;

  /** And what always is: answers may be half a megabyte long, far more than can be shown. */
  private static final int FAR = 32;

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern SIGNS = Pattern.compile("(?m)^\\s*(?:[-*+]|#{1,6}|>)\\s+|\\*\\*|`");

  private Excerpt() {}

  /** A title that was given. */
  static String title(String text) {
    return cut(text, TITLE);
  }

  /** The title of what begins with a message: its first sentence that says something. */
  static String firstSentence(String message) {
    return FirstSentence.of(cut(message, TITLE));
  }

  static String preview(String text) {
    return cut(withoutMarkdown(text), PREVIEW);
  }

  /** Answers are Markdown; a line of a list shows words, not the signs between them. */
  private static String withoutMarkdown(String text) {
    String beginning = text.substring(0, Math.min(text.length(), PREVIEW * FAR));
    return SIGNS.matcher(beginning).replaceAll("");
  }

  /** At most {@code limit} characters as people count them, whole words where there are spaces. */
  private static String cut(String text, int limit) {
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
