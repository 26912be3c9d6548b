package com.mangaassist.backend.pipeline.orders;

import java.util.Locale;

/** Where an order stands. */
public enum OrderState {
  PAID,
  PACKING,
  SHIPPED,
  DELIVERED,
  CANCELLED,
  REFUNDED;

  /** As prompts and files name it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
