package com.mangaassist.backend.pipeline.retrieval;

import java.util.Locale;

/** Publication state of a series. */
public enum Status {
  ONGOING,
  COMPLETED,
  HIATUS;

  /** Reads the catalogue's lower-case code; throws IllegalArgumentException for any other. */
  public static Status ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
