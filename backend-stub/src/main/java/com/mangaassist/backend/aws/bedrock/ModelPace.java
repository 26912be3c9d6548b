package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.services.models.LatencyProfile;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The pace of one invocation: a log-normal time to the first token, then chunks of 2 to 5 tokens at
 * the model's rate, each up to 30 % early or late.
 */
final class ModelPace {
  private static final int SMALLEST_CHUNK = 2;
  private static final int LARGEST_CHUNK = 5;
  private static final double JITTER = 0.3;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private final @Nullable LatencyProfile profile;
  private final RandomGenerator random;

  /** Without a profile nothing takes time. */
  ModelPace(@Nullable LatencyProfile profile, RandomGenerator random) {
    this.profile = profile;
    this.random = random;
  }

  /** Whether nothing takes time. */
  boolean instant() {
    return profile == null;
  }

  Duration timeToFirstToken() {
    if (profile == null) {
      return Duration.ZERO;
    }
    double millis = Math.exp(profile.logMean() + profile.logSigma() * random.nextGaussian());
    return Duration.ofNanos((long) (millis * NANOS_PER_MILLI));
  }

  /** How many tokens the next chunk has. */
  int chunkSize() {
    return random.nextInt(SMALLEST_CHUNK, LARGEST_CHUNK + 1);
  }

  /** How long {@code tokens} tokens take to write. */
  Duration timeFor(int tokens) {
    if (profile == null) {
      return Duration.ZERO;
    }
    double jitter = 1 - JITTER + 2 * JITTER * random.nextDouble();
    return Duration.ofNanos(
        (long) (tokens * jitter * NANOS_PER_SECOND / profile.tokensPerSecond()));
  }
}
