package com.mangaassist.backend.pipeline.retrieval;

import java.util.Locale;

/** Readership a magazine aims at, as the Japanese market names it. */
public enum Demographic {
  SHONEN,
  SEINEN,
  SHOJO,
  JOSEI,
  /** Children. */
  KODOMO,
  /** Newspaper and family strips. */
  GENERAL;

  /** Reads the catalogue's lower-case code; throws IllegalArgumentException for any other. */
  public static Demographic ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
