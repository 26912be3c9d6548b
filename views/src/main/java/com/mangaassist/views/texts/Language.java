package com.mangaassist.views.texts;

import java.util.Locale;

/** The languages that the texts are written in. */
public enum Language {
  ENGLISH(Locale.ENGLISH, "EN", ""),
  JAPANESE(Locale.JAPANESE, "日本語", "_ja");

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

  /** The other one. */
  public Language next() {
    return this == ENGLISH ? JAPANESE : ENGLISH;
  }

  /** The language of a locale, English where there are no texts for it. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("ja") ? JAPANESE : ENGLISH;
  }
}
