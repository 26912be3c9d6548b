package com.mangaassist.backend.pipeline.usage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a key of this plan may ask for.
 *
 * @param throttle for all of a key's requests together; null without a limit
 * @param dailyQuota requests of a key in a day (UTC); null without a limit
 * @param methods other throttles, which replace {@code throttle} on their method, as {@code POST
 *     /v1/chat}
 * @param unlimited true for the plan of this program's own load, to which the stage's throttle does
 *     not apply either
 */
public record UsagePlan(
    String name,
    @Nullable Throttle throttle,
    @Nullable Long dailyQuota,
    Map<String, Throttle> methods,
    boolean unlimited) {

  /** Copies the map. */
  public UsagePlan {
    methods = Map.copyOf(methods);
  }
}
