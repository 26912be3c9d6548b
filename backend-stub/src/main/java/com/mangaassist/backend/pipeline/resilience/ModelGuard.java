package com.mangaassist.backend.pipeline.resilience;

import com.mangaassist.backend.pipeline.models.ModelFailureException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Breaker and bulkhead of one model; safe for many threads. */
final class ModelGuard {

  /** Half of this many calls failing is more than chance. */
  private static final int WINDOW = 20;

  private static final int FEWEST_CALLS = 10;
  private static final float FAILURE_PERCENTAGE = 50;
  private static final Duration OPEN = Duration.ofSeconds(30);
  private static final int TRIALS = 3;

  /** A short queue is better than another model's answer. */
  private static final Duration QUEUE = Duration.ofMillis(250);

  /** AWS does not bring a model back, but a fault on demand does. */
  private static final Duration RETIRED_FOR = Duration.ofSeconds(30);

  /** Bedrock's name for a model that is not there any more. */
  static final String GONE = "ResourceNotFoundException";

  private final ModelLimits limits;
  private final Clock clock;
  private final CircuitBreaker breaker;
  private final Bulkhead bulkhead;
  private volatile Instant retiredUntil = Instant.MIN;

  ModelGuard(String modelId, ModelLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
    this.breaker =
        CircuitBreaker.of(
            modelId,
            CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW, FEWEST_CALLS, SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(FAILURE_PERCENTAGE)
                .waitDurationInOpenState(OPEN)
                .permittedNumberOfCallsInHalfOpenState(TRIALS)
                .clock(clock)
                .build());
    this.bulkhead =
        Bulkhead.of(
            modelId,
            BulkheadConfig.custom()
                .maxConcurrentCalls(limits.atOnce())
                .maxWaitDuration(QUEUE)
                .build());
  }

  ModelLimits limits() {
    return limits;
  }

  /**
   * Lets one call through, which then has to be told of by {@link #succeeded}, {@link #failed} or
   * {@link #abandoned}.
   *
   * @throws ModelFailureException with one of {@link Reasons} when the model is not to be asked
   */
  void admit() throws ModelFailureException {
    if (clock.instant().isBefore(retiredUntil)) {
      throw new ModelFailureException(Reasons.RETIRED, false, null);
    }
    if (!bulkhead.tryAcquirePermission()) {
      throw new ModelFailureException(Reasons.BULKHEAD_FULL, true, null);
    }
    if (!breaker.tryAcquirePermission()) {
      bulkhead.releasePermission();
      throw new ModelFailureException(Reasons.BREAKER_OPEN, true, null);
    }
  }

  void succeeded(Duration took) {
    bulkhead.onComplete();
    breaker.onSuccess(took.toNanos(), TimeUnit.NANOSECONDS);
  }

  /**
   * The call failed. Only what may pass by itself counts against the model: a call that is wrong
   * would be wrong anywhere.
   */
  void failed(Duration took, ModelFailureException why) {
    bulkhead.onComplete();
    if (GONE.equals(why.code())) {
      retiredUntil = clock.instant().plus(RETIRED_FOR);
    }
    if (why.retryable()) {
      breaker.onError(took.toNanos(), TimeUnit.NANOSECONDS, why);
    } else {
      breaker.releasePermission();
    }
  }

  /** The caller ended it, which says nothing of the model. */
  void abandoned() {
    bulkhead.onComplete();
    breaker.releasePermission();
  }

  /** Why it is left out now; empty while it is asked. */
  String trouble() {
    if (clock.instant().isBefore(retiredUntil)) {
      return Reasons.RETIRED;
    }
    return breaker.getState() == CircuitBreaker.State.OPEN ? Reasons.BREAKER_OPEN : "";
  }
}
