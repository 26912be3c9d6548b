package com.mangaassist.services.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How staff find an answer. */
public enum Rating {
  NONE,
  GOOD,
  BAD;

  /** The name on the wire: {@code good}. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a name of the wire. */
  @JsonCreator
  public static Rating ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
