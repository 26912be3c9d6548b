package com.mangaassist.services.provisioning;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bus with its archive, its rules and the queues that they lead to.
 *
 * @param bus the bus's name
 * @param queues dead letters before those that name them
 */
public record Blueprint(String bus, Archive archive, List<Queue> queues, List<Rule> rules) {

  public Blueprint {
    queues = List.copyOf(queues);
    rules = List.copyOf(rules);
  }

  /** Keeps the events that match {@code pattern} for {@code days}. */
  public record Archive(String name, int days, String pattern) {}

  /**
   * A standard queue.
   *
   * @param visibility how long who received a message has for it
   * @param retention how long a message is kept
   * @param deadLetters the queue for what was received too often; null for none
   * @param receives how often a message is handed out before it goes there
   */
  public record Queue(
      String name,
      Duration visibility,
      Duration retention,
      @Nullable String deadLetters,
      int receives) {

    /** A queue without dead letters of its own. */
    public Queue(String name, Duration visibility, Duration retention) {
      this(name, visibility, retention, null, 0);
    }
  }

  /** Events that match {@code pattern} go to each target. */
  public record Rule(String name, String description, String pattern, List<Target> targets) {
    public Rule {
      targets = List.copyOf(targets);
    }
  }

  /**
   * Where a rule leads.
   *
   * @param kind what it is
   * @param name of the function or queue
   * @param deadLetters the queue for what could not be delivered; null for none
   * @param retries how often delivery is tried again; null for EventBridge's default
   * @param longestAge after which it is not tried again; null for EventBridge's default
   */
  public record Target(
      Kind kind,
      String name,
      @Nullable String deadLetters,
      @Nullable Integer retries,
      @Nullable Duration longestAge) {

    /** What events can be delivered to. */
    public enum Kind {
      FUNCTION,
      QUEUE
    }
  }
}
