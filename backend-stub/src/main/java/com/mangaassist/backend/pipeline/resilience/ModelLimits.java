package com.mangaassist.backend.pipeline.resilience;

import com.mangaassist.services.models.ModelSpec;
import com.mangaassist.services.models.OpenAiCompatible;
import java.time.Duration;

/**
 * What one model is allowed.
 *
 * @param firstPiece how long it may think before its answer begins
 * @param silence how long it may fall silent in the middle
 * @param atOnce answers under way at once, on this machine
 */
public record ModelLimits(Duration firstPiece, Duration silence, int atOnce) {

  /** Two models in a row fit into the 29 seconds of a synchronous route. */
  private static final Duration HOSTED = Duration.ofSeconds(10);

  private static final int AT_ONCE = 256;

  /** A server on somebody's own machine has the time that its owner gave it. */
  public static ModelLimits of(ModelSpec model) {
    OpenAiCompatible own = model.openAiCompatible();
    Duration patience = own == null ? HOSTED : Duration.ofSeconds(own.silenceSeconds());
    return new ModelLimits(patience, patience, AT_ONCE);
  }
}
