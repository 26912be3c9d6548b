package com.mangaassist.backend.pipeline;

import com.mangaassist.backend.pipeline.gateway.Gateway;
import com.mangaassist.backend.pipeline.resilience.ModelLimits;
import com.mangaassist.backend.platform.parts.Backoff;
import com.mangaassist.services.models.ModelSpec;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * What is the same for everybody but a test.
 *
 * @param limits how long callers wait
 * @param backoff waits while a model throttles
 * @param modelLimits what each model is allowed
 */
record Tuning(
    Gateway.Limits limits, Backoff backoff, Function<ModelSpec, ModelLimits> modelLimits) {

  static Tuning standard() {
    return new Tuning(
        Gateway.Limits.STANDARD, Backoff.standard(new SplittableRandom()), ModelLimits::of);
  }

  Tuning withLimits(Gateway.Limits other) {
    return new Tuning(other, backoff, modelLimits);
  }

  Tuning withModels(Backoff otherBackoff, Function<ModelSpec, ModelLimits> otherLimits) {
    return new Tuning(limits, otherBackoff, otherLimits);
  }
}
