package com.mangaassist.services.flags;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a flag has for kinds of customers.
 *
 * @param targeted the segments that the flag is meant for, maybe none; null for everybody
 * @param percentages the shares, 0 to 100, of segments that have one of their own
 */
public record SegmentRules(@Nullable List<String> targeted, Map<String, Integer> percentages) {

  /** Whoever does not say which kind. */
  public static final String FREE = "free";

  /** Every kind that there is. */
  public static final List<String> ALL = List.of(FREE, "premium");

  /** The same for everybody. */
  public static final SegmentRules NONE = new SegmentRules(null, Map.of());

  /** Refuses a segment that there is not, and a share that is none. */
  public SegmentRules {
    targeted = targeted == null ? null : List.copyOf(targeted);
    percentages = Map.copyOf(percentages);
    if (targeted != null) {
      targeted.forEach(SegmentRules::require);
    }
    percentages.forEach(
        (segment, percentage) -> {
          require(segment);
          RolloutFlag.requirePercentage(percentage);
        });
  }

  private static void require(String segment) {
    if (!ALL.contains(segment)) {
      throw new IllegalArgumentException("segments are " + ALL + ": " + segment);
    }
  }

  /** True when a customer of that kind takes part in the rollout. */
  boolean targets(String segment) {
    return targeted == null || targeted.contains(segment);
  }

  /** True when a rule, and not the flag as it is for everybody, holds for that kind. */
  boolean speakOf(String segment) {
    return targeted != null || percentages.containsKey(segment);
  }
}
