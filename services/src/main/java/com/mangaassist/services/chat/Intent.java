package com.mangaassist.services.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a customer wants with a message, as the pipeline classifies it. */
public enum Intent {
  /** Wants suggestions: by genre, mood, budget, "like X", other works of an author. */
  RECOMMEND,
  /** Stock, editions, box sets, and facts about a product. */
  AVAILABILITY,
  /** Price, total, which is cheaper. */
  PRICE,
  /** Where it is, change of address, cancelling what is not sent yet. */
  ORDER_STATUS,
  /** Return, exchange, money back, damaged or wrong goods. */
  REFUND,
  /** A payment fails, double charge, points and coupons. */
  PAYMENT_PROBLEM,
  /** Writing, shortening or posting a review. */
  REVIEW_HELP,
  /** Hello, thanks, goodbye. */
  GREETING,
  SMALLTALK,
  /** Insults, harassment, threats. */
  ABUSE,
  /** Tries to change or read the assistant's instructions, or to get other people's data. */
  PROMPT_INJECTION,
  /** Nothing usable, off-topic, or a person in distress. */
  UNKNOWN;

  /** The name on the wire: {@code order_status}. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @JsonCreator
  static Intent ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
