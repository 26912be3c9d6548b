package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.services.chat.FirstSentence;
import com.mangaassist.services.chat.SearchFold;
import com.mangaassist.services.chat.ShortText;
import java.util.regex.Pattern;

/** Cuts a text to one line of a list. */
final class Excerpt {

  private static final int PREVIEW = 140;

  /** Characters that a hit may stand behind without anything being left out before it. */
  private static final int IN_SIGHT = 16;

  /** Characters that are shown before a hit. */
  private static final int BEFORE = 8;

  /** Code units for each character, signs included: more than can be shown. */
  private static final int FAR = 32;

  private static final Pattern SIGNS = Pattern.compile("(?m)^\\s*(?:[-*+]|#{1,6}|>)\\s+|\\*\\*|`");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** So often a guess is mended. */
  private static final int ROUNDS = 3;

  private Excerpt() {}

  /** A title that was given. */
  static String title(String text) {
    return ShortText.cut(text, FirstSentence.MOST);
  }

  static String preview(String text) {
    return ShortText.cut(withoutMarkdown(text), PREVIEW);
  }

  /**
   * The line of a turn in which a search found something: the words around the hit.
   *
   * @param folded what was searched for, folded
   */
  static String around(String message, String answer, String folded) {
    String text = SearchFold.fold(message).contains(folded) ? message : plain(answer);
    String line = SPACE.matcher(text.strip()).replaceAll(" ");
    int at = beginning(line, folded);
    if (at <= IN_SIGHT) {
      return ShortText.cut(line, PREVIEW);
    }
    int from = line.offsetByCodePoints(at, -Math.min(BEFORE, line.codePointCount(0, at)));
    return "…" + ShortText.cut(line.substring(from), PREVIEW);
  }

  /** About where a hit begins; folding can make a text a little longer or shorter. */
  private static int beginning(String line, String folded) {
    int wanted = Math.max(0, SearchFold.fold(line).indexOf(folded));
    int at = Math.min(wanted, line.length());
    for (int i = 0; i < ROUNDS; i++) {
      int off = SearchFold.fold(line.substring(0, at)).length() - wanted;
      at = Math.clamp(at - off, 0, line.length());
    }
    boolean within =
        at > 0
            && at < line.length()
            && Character.isSurrogatePair(line.charAt(at - 1), line.charAt(at));
    return within ? at - 1 : at;
  }

  private static String plain(String markdown) {
    return SIGNS.matcher(markdown).replaceAll("");
  }

  /** Answers are Markdown; a line of a list shows words, not the signs between them. */
  private static String withoutMarkdown(String text) {
    String beginning = text.substring(0, Math.min(text.length(), PREVIEW * FAR));
    return plain(beginning);
  }
}
