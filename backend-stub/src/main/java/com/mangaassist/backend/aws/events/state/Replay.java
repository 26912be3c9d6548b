package com.mangaassist.backend.aws.events.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replay of an archive's events. Times are seconds since 1970.
 *
 * @param ruleArns only these rules get the events; empty for all
 * @param cursor the last batch that was replayed; 0 before the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Replay(
    String name,
    @Nullable String description,
    String archive,
    String bus,
    List<String> ruleArns,
    long from,
    long to,
    State state,
    long startedAt,
    @Nullable Long endedAt,
    @Nullable Long lastReplayed,
    long cursor) {

  /** AWS's states. */
  public enum State {
    STARTING,
    RUNNING,
    CANCELLING,
    COMPLETED,
    CANCELLED,
    FAILED
  }

  /** Whether it is under way. */
  @JsonIgnore
  public boolean active() {
    return switch (state) {
      case STARTING, RUNNING, CANCELLING -> true;
      case COMPLETED, CANCELLED, FAILED -> false;
    };
  }

  /** In another state. */
  public Replay in(State changed) {
    return with(changed, endedAt, lastReplayed, cursor);
  }

  /** At its end. */
  public Replay ended(State changed, long at) {
    return with(changed, at, lastReplayed, cursor);
  }

  /** A step further. */
  public Replay at(long batch, @Nullable Long eventTime) {
    return with(state, endedAt, eventTime == null ? lastReplayed : eventTime, batch);
  }

  /** What does not change is copied here alone. */
  private Replay with(State changed, @Nullable Long ended, @Nullable Long replayed, long batch) {
    return new Replay(
        name,
        description,
        archive,
        bus,
        ruleArns,
        from,
        to,
        changed,
        startedAt,
        ended,
        replayed,
        batch);
  }
}
