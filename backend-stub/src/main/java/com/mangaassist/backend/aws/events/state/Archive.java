package com.mangaassist.backend.aws.events.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An archive of one bus's events.
 *
 * @param seq its own number, never used again; archived events name it
 * @param retentionDays 0 for ever
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Archive(
    int seq,
    String name,
    String bus,
    @Nullable String description,
    @Nullable String pattern,
    int retentionDays,
    long createdAt,
    @Nullable String kmsKey) {}
