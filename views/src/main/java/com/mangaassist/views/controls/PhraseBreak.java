package com.mangaassist.views.controls;

import java.lang.Character.UnicodeScript;
import java.util.function.ToDoubleFunction;

/**
 * Where the first line of a Japanese text ends that has two: Japanese has no spaces, and a line
 * that is broken wherever it is full tears words apart. A phrase begins after punctuation, and
 * where another script follows hiragana, in which phrases end.
 */
public final class PhraseBreak {

  private static final String CLOSING = "、。，．,.！？!?」』）)】…・ー～";
  private static final String OPENING = "「『（(【";

  /** Said before a word out of courtesy, and a part of it. */
  private static final String HONORIFICS = "おご";

  private PhraseBreak() {}

  /**
   * How many characters the first line has; 0 where nothing is to be said: all fits, the text is
   * not Japanese, or a phrase for a line of its own would leave more than another line holds.
   *
   * @param width of a text, as it is drawn
   * @param room of a line
   */
  public static int of(String text, ToDoubleFunction<String> width, double room) {
    if (!isJapanese(text) || width.applyAsDouble(text) <= room) {
      return 0;
    }
    int most = 0;
    while (most < text.length() && width.applyAsDouble(text.substring(0, most + 1)) <= room) {
      most++;
    }
    for (int at = most; at > most / 2; at--) {
      if (beginsPhrase(text, at)) {
        return width.applyAsDouble(text.substring(at).strip()) <= room ? at : 0;
      }
    }
    return 0;
  }

  private static boolean isJapanese(String text) {
    return text.chars().anyMatch(each -> isKana(each) || script(each) == UnicodeScript.HAN);
  }

  private static boolean isKana(int character) {
    UnicodeScript script = script(character);
    return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
  }

  private static UnicodeScript script(int character) {
    return UnicodeScript.of(character);
  }

  private static boolean beginsPhrase(String text, int at) {
    char before = text.charAt(at - 1);
    char next = text.charAt(at);
    if (CLOSING.indexOf(next) >= 0) {
      return false;
    }
    if (Character.isWhitespace(before)
        || OPENING.indexOf(next) >= 0
        || (CLOSING.indexOf(before) >= 0 && before != 'ー' && before != '・')) {
      return true;
    }
    boolean otherScript =
        script(before) == UnicodeScript.HIRAGANA
            && script(next) != UnicodeScript.HIRAGANA
            && Character.isLetterOrDigit(next);
    boolean honorific = HONORIFICS.indexOf(before) >= 0 && script(next) == UnicodeScript.HAN;
    return otherScript && !honorific;
  }
}
