package com.mangaassist.views.chat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;

/** The customers that were acted as, the latest first. */
final class Customers {

  /** The gateway's own limit. */
  static final int LONGEST = 128;

  private static final int MOST = 8;

  /** What is wrong with an id. */
  enum Fault {
    NONE,
    EMPTY,
    TOO_LONG,
    CONTROL_CHARACTERS
  }

  private final StringProperty kept;

  /**
   * Those of a setting.
   *
   * @param kept one in a line
   */
  Customers(StringProperty kept) {
    this.kept = kept;
  }

  List<String> recent() {
    return kept.get().lines().filter(each -> !each.isBlank()).toList();
  }

  void used(String customer) {
    List<String> now = new ArrayList<>(recent());
    now.remove(customer);
    now.addFirst(customer);
    kept.set(String.join("\n", now.subList(0, Math.min(MOST, now.size()))));
  }

  static Fault check(String customer) {
    if (customer.isBlank()) {
      return Fault.EMPTY;
    }
    if (customer.codePoints().anyMatch(Character::isISOControl)) {
      return Fault.CONTROL_CHARACTERS;
    }
    return customer.codePointCount(0, customer.length()) > LONGEST ? Fault.TOO_LONG : Fault.NONE;
  }
}
