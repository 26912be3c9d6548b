package com.mangaassist.backend.aws.events.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule with its targets.
 *
 * @param state {@code ENABLED}, {@code DISABLED} or {@code
 *     ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS}
 * @param scheduledFrom since when its schedule counts, milliseconds since 1970
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rule(
    String bus,
    String name,
    @Nullable String pattern,
    @Nullable String schedule,
    String state,
    @Nullable String description,
    @Nullable String roleArn,
    long scheduledFrom,
    Map<String, String> tags,
    List<Target> targets) {

  /** The state of a rule that does nothing. */
  public static final String DISABLED = "DISABLED";

  /** Whether it matches and fires. */
  @JsonIgnore
  public boolean enabled() {
    return !state.equals(DISABLED);
  }

  /** In another state. */
  public Rule withState(String changed, long at) {
    return new Rule(bus, name, pattern, schedule, changed, description, roleArn, at, tags, targets);
  }

  /** With other targets. */
  public Rule withTargets(List<Target> changed) {
    return new Rule(
        bus, name, pattern, schedule, state, description, roleArn, scheduledFrom, tags, changed);
  }

  /** With other tags. */
  public Rule withTags(Map<String, String> changed) {
    return new Rule(
        bus, name, pattern, schedule, state, description, roleArn, scheduledFrom, changed, targets);
  }
}
