package com.mangaassist.services.flags;

import org.jspecify.annotations.Nullable;

/**
 * A flag that chooses a model for a share of the users.
 *
 * @param name the flag's key, part of the bucket rule
 * @param enabled off means everybody gets {@code fallbackModelId}
 * @param rolloutPercentage share of the users that gets {@code modelId}, 0 to 100
 * @param modelId the model of those inside the share
 * @param fallbackModelId the model of all others
 * @param tokensPerDay tokens, input and output together, that {@code modelId} may use on a day in
 *     UTC; null for no end
 * @param segments what holds for kinds of customers instead
 */
public record RolloutFlag(
    String name,
    boolean enabled,
    int rolloutPercentage,
    String modelId,
    String fallbackModelId,
    @Nullable Long tokensPerDay,
    SegmentRules segments) {

  public RolloutFlag {
    requirePercentage(rolloutPercentage);
    if (tokensPerDay != null && tokensPerDay < 0) {
      throw new IllegalArgumentException("tokensPerDay is not negative: " + tokensPerDay);
    }
  }

  static void requirePercentage(int percentage) {
    if (percentage < 0 || percentage > 100) {
      throw new IllegalArgumentException("a rollout percentage is 0 to 100: " + percentage);
    }
  }

  /**
   * Which model this user gets, and why; the user's bucket is the same in every segment.
   *
   * @param segment what kind of customer it is
   */
  public FlagDecision decide(String user, String segment) {
    int bucket = RolloutBucket.of(name, user);
    if (!enabled) {
      return new FlagDecision(
          name, bucket, rolloutPercentage, fallbackModelId, FlagReason.DISABLED);
    }
    if (!segments.targets(segment)) {
      return new FlagDecision(name, bucket, 0, fallbackModelId, FlagReason.DEFAULT);
    }
    int share = segments.percentages().getOrDefault(segment, rolloutPercentage);
    String variant = bucket < share ? modelId : fallbackModelId;
    return new FlagDecision(name, bucket, share, variant, reason(segment, share));
  }

  private FlagReason reason(String segment, int share) {
    if (share > 0 && share < 100) {
      return FlagReason.SPLIT;
    }
    return segments.speakOf(segment) ? FlagReason.TARGETING_MATCH : FlagReason.STATIC;
  }
}
