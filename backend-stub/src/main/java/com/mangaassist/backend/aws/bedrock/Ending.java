package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.services.models.Usage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an answer ended and what it took.
 *
 * @param stopSequence the one that ended it, or null
 * @param first from the verified request to the first piece of the answer
 * @param total from the verified request to its end
 */
record Ending(
    StopReason reason,
    @Nullable String stopSequence,
    Usage usage,
    Duration first,
    Duration total) {}
