package com.mangaassist.backend.aws.events.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event bus.
 *
 * @param createdAt milliseconds since 1970
 * @param deadLetter {@code DeadLetterConfig} as it was given
 * @param logConfig {@code LogConfig} as it was given
 * @param policy the resource policy, a JSON object
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Bus(
    String name,
    long createdAt,
    long modifiedAt,
    @Nullable String description,
    @Nullable String kmsKey,
    @Nullable JsonNode deadLetter,
    @Nullable JsonNode logConfig,
    @Nullable JsonNode policy,
    Map<String, String> tags) {

  /** Without tags where the document of an earlier version has none. */
  @SuppressWarnings("NullAway") // what Jackson found in that document
  public Bus {
    tags = tags == null ? Map.of() : tags;
  }

  /** A bus without any settings. */
  public static Bus created(String name, long at) {
    return new Bus(name, at, at, null, null, null, null, null, Map.of());
  }

  /** With another policy; null for none. */
  public Bus withPolicy(@Nullable JsonNode changed, long at) {
    return new Bus(name, createdAt, at, description, kmsKey, deadLetter, logConfig, changed, tags);
  }

  /** With other tags. */
  public Bus withTags(Map<String, String> changed) {
    return new Bus(
        name, createdAt, modifiedAt, description, kmsKey, deadLetter, logConfig, policy, changed);
  }
}
