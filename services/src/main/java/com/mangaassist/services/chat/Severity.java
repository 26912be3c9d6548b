package com.mangaassist.services.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How serious a moderated text is, in rising order. */
public enum Severity {
  NONE,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  static Severity ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** True from {@code other} upwards. */
  public boolean atLeast(Severity other) {
    return compareTo(other) >= 0;
  }
}
