package com.mangaassist.backend.aws.events.schedule;

import java.time.Instant;
import java.util.Optional;

/** When a rule fires: {@code rate(…)} or {@code cron(…)}, in UTC. */
public sealed interface Schedule permits RateSchedule, CronSchedule {

  /**
   * The first time after {@code after}; empty when there is none any more.
   *
   * @param from since when the rule counts
   */
  Optional<Instant> next(Instant after, Instant from);

  /** Reads an expression; empty when it is not valid. */
  static Optional<Schedule> parse(String expression) {
    return expression.startsWith("rate(")
        ? RateSchedule.read(expression).map(rate -> rate)
        : CronSchedule.read(expression).map(cron -> cron);
  }
}
