package com.mangaassist.backend.aws.events.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An event bus.
 *
 * @param createdAt milliseconds since 1970
 * @param deadLetter {@code DeadLetterConfig} as it was given
 * @param logConfig {@code LogConfig} as it was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Bus(
    String name,
    long createdAt,
    long modifiedAt,
    @Nullable String description,
    @Nullable String kmsKey,
    @Nullable JsonNode deadLetter,
    @Nullable JsonNode logConfig) {

  /** A new one. */
  public static Bus created(String name, long at) {
    return new Bus(name, at, at, null, null, null, null);
  }
}
