package com.mangaassist.backend.pipeline.flags;

import com.mangaassist.backend.pipeline.configuration.Configured.Standing;
import com.mangaassist.services.flags.FlagDecision;
import org.jspecify.annotations.Nullable;

/**
 * Why a flag decides for a user as it does.
 *
 * @param decision what it decides
 * @param enabled true when the flag is on for this user
 * @param errorCode OpenFeature's, when the flag could not be evaluated; else null
 * @param standing how up to date the flags are
 */
public record FlagExplanation(
    FlagDecision decision, boolean enabled, @Nullable String errorCode, Standing standing) {

  /** {@code errorCode} of a flag that is not there. */
  public static final String FLAG_NOT_FOUND = "FLAG_NOT_FOUND";

  /** {@code errorCode} of a flag whose attributes cannot be used. */
  public static final String PARSE_ERROR = "PARSE_ERROR";

  /** The smallest rollout percentage that includes the user, 1 to 100. */
  public int position() {
    return decision.bucket() + 1;
  }
}
