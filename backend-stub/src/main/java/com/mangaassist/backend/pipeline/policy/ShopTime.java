package com.mangaassist.backend.pipeline.policy;

import java.time.ZoneId;

/** Where the shop is: the days of its orders and releases are days there. */
public final class ShopTime {

  /** Japan's. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private ShopTime() {}
}
