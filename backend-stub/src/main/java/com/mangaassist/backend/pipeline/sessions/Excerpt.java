package com.mangaassist.backend.pipeline.sessions;

import com.mangaassist.services.chat.FirstSentence;
import com.mangaassist.services.chat.ShortText;
import java.util.regex.Pattern;

/** Cuts a text to one line of a list. */
final class Excerpt {

  private static final int PREVIEW = 140;

  /** Code units for each character, signs included: more than can be shown. */
  private static final int FAR = 32;

  private static final Pattern SIGNS = Pattern.compile("(?m)^\\s*(?:[-*+]|#{1,6}|>)\\s+|\\*\\*|`");

  private Excerpt() {}

  /** A title that was given. */
  static String title(String text) {
    return ShortText.cut(text, FirstSentence.MOST);
  }

  static String preview(String text) {
    return ShortText.cut(withoutMarkdown(text), PREVIEW);
  }

  /** Answers are Markdown; a line of a list shows words, not the signs between them. */
  private static String withoutMarkdown(String text) {
    String beginning = text.substring(0, Math.min(text.length(), PREVIEW * FAR));
    return SIGNS.matcher(beginning).replaceAll("");
  }
}
