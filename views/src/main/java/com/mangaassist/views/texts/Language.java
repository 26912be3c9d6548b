package com.mangaassist.views.texts;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The languages that the texts are written in. */
public enum Language {
  ENGLISH(Locale.ENGLISH, "EN", ""),
  JAPANESE(Locale.JAPANESE, "日本語", "_ja");

  private static final Pattern LATIN_WORD = Pattern.compile("\\p{IsLatin}+");

  private final Locale locale;
  private final String shortName;
  private final String fileSuffix;

  Language(Locale locale, String shortName, String fileSuffix) {
    this.locale = locale;
    this.shortName = shortName;
    this.fileSuffix = fileSuffix;
  }

  public Locale locale() {
    return locale;
  }

  /** Its name in itself, short enough for a button. */
  public String shortName() {
    return shortName;
  }

  /** What stands between {@code texts} and {@code .properties} in the name of its files. */
  String fileSuffix() {
    return fileSuffix;
  }

  /**
   * The language that a text is mostly written in: Japanese names within an English sentence do not
   * make it Japanese, nor do Latin titles within a Japanese one make it English.
   *
   * @return null where it has no letters
   */
  public static @Nullable Language ofText(String text) {
    long japanese = text.codePoints().filter(Language::isJapanese).count();
    long words = LATIN_WORD.matcher(text).results().count();
    if (japanese == 0 && words == 0) {
      return null;
    }
    // A Japanese character says about as much as a Latin word.
    return japanese >= words ? JAPANESE : ENGLISH;
  }

  private static boolean isJapanese(int codePoint) {
    return switch (Character.UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA -> true;
      default -> false;
    };
  }

  /** The other one. */
  public Language next() {
    return this == ENGLISH ? JAPANESE : ENGLISH;
  }

  /** The language of a locale, English where there are no texts for it. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("ja") ? JAPANESE : ENGLISH;
  }
}
