package com.mangaassist.services.checks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can be looked at in an answer. */
public enum Check {
  /** The text holds the value, whatever its case. */
  CONTAINS,
  /** The value, a regular expression, is found in the text. */
  MATCHES,
  INTENT,
  /** The product, by its id or title, is among the cards, or its title in the text. */
  PRODUCT,
  /** Milliseconds. */
  FIRST_TOKEN_UNDER,
  /** Milliseconds. */
  TOTAL_UNDER,
  /** US dollars. */
  COST_UNDER,
  /** Of the message, by moderation. */
  SEVERITY,
  /** By its id, or a part of it. */
  MODEL;

  /** The name in files: {@code first_token_under}. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  static Check ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
