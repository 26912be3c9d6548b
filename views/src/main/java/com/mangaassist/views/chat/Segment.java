package com.mangaassist.views.chat;

import java.util.Locale;

/** What a customer has paid for. */
enum Segment {
  FREE,
  PREMIUM;

  /** Its name on the wire. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Segment ofWireName(String name) {
    return name.equals("premium") ? PREMIUM : FREE;
  }
}
