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
 */
public record RolloutFlag(
    String name,
    boolean enabled,
    int rolloutPercentage,
    String modelId,
    String fallbackModelId,
    @Nullable Long tokensPerDay) {

  public RolloutFlag {
    if (rolloutPercentage < 0 || rolloutPercentage > 100) {
      throw new IllegalArgumentException("rolloutPercentage is 0 to 100: " + rolloutPercentage);
    }
    if (tokensPerDay != null && tokensPerDay < 0) {
      throw new IllegalArgumentException("tokensPerDay is not negative: " + tokensPerDay);
    }
  }

  /** A flag without a budget. */
  public RolloutFlag(
      String name, boolean enabled, int rolloutPercentage, String modelId, String fallbackModelId) {
    this(name, enabled, rolloutPercentage, modelId, fallbackModelId, null);
  }

  /** Which model this user gets, and why. */
  public FlagDecision decide(String user) {
    int bucket = RolloutBucket.of(name, user);
    if (!enabled) {
      return new FlagDecision(
          name, bucket, rolloutPercentage, fallbackModelId, FlagReason.DISABLED);
    }
    FlagReason reason =
        rolloutPercentage == 0 || rolloutPercentage == 100 ? FlagReason.STATIC : FlagReason.SPLIT;
    String variant = bucket < rolloutPercentage ? modelId : fallbackModelId;
    return new FlagDecision(name, bucket, rolloutPercentage, variant, reason);
  }
}
