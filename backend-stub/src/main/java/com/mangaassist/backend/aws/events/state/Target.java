package com.mangaassist.backend.aws.events.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * A target of a rule.
 *
 * @param seq its own number, never used again; deliveries under way name it
 * @param wire the target as it was put, in AWS's members
 */
public record Target(int seq, JsonNode wire) {

  private static final int MOST_RETRIES = 185;
  private static final int LONGEST_AGE_SECONDS = 86_400;

  /** {@code Id}, unique in its rule. */
  @JsonIgnore
  public String id() {
    return wire.path("Id").asText();
  }

  /** {@code Arn}. */
  @JsonIgnore
  public String arn() {
    return wire.path("Arn").asText();
  }

  /** How often a delivery is tried again. */
  @JsonIgnore
  public int retries() {
    return wire.path("RetryPolicy").path("MaximumRetryAttempts").asInt(MOST_RETRIES);
  }

  /** How long after its ingestion an event is still delivered. */
  @JsonIgnore
  public Duration age() {
    return Duration.ofSeconds(
        wire.path("RetryPolicy").path("MaximumEventAgeInSeconds").asInt(LONGEST_AGE_SECONDS));
  }

  /** Where events go that could not be delivered. */
  @JsonIgnore
  public Optional<String> deadLetters() {
    return Optional.ofNullable(wire.path("DeadLetterConfig").path("Arn").textValue());
  }
}
