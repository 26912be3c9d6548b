package com.mangaassist.views.theme;

/** Which scheme a person asked for. */
public enum ThemeChoice {
  SYSTEM,
  LIGHT,
  DARK;

  /** The one after this, round and round. */
  public ThemeChoice next() {
    return switch (this) {
      case SYSTEM -> LIGHT;
      case LIGHT -> DARK;
      case DARK -> SYSTEM;
    };
  }
}
