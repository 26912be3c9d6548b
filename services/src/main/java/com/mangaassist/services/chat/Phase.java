package com.mangaassist.services.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an answer stands, as the server tells it; connecting is known to the client alone. */
public enum Phase {
  MODERATING,
  RETRIEVING,
  WAITING,
  STREAMING;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  static Phase ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
