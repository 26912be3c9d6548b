package com.mangaassist.backend.aws.events.schedule;

import com.mangaassist.backend.aws.events.state.Rule;
import com.mangaassist.backend.platform.parts.Threads;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fires enabled rules at their times; a time that passed while nothing ran is not made up for. */
public final class ScheduleTimer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ScheduleTimer.class);
  private static final long LONGEST_WAIT_MS = 60_000;

  /** While rules wait for their times; the clock may be set meanwhile. */
  private static final long LONGEST_WAIT_FOR_RULES_MS = 1_000;

  private record Planned(Rule rule, Instant at) {}

  private final Supplier<List<Rule>> rules;
  private final BiConsumer<Rule, Instant> fire;
  private final Clock clock;
  private final Semaphore bell = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Not started yet.
   *
   * @param rules the rules as they are now
   * @param fire what a rule does at its time
   */
  public ScheduleTimer(Supplier<List<Rule>> rules, BiConsumer<Rule, Instant> fire, Clock clock) {
    this.rules = rules;
    this.fire = fire;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("eventbridge-schedules").unstarted(this::run);
  }

  /** Starts. */
  public void start() {
    thread.start();
  }

  /** Rules were changed. */
  public void changed() {
    bell.release();
  }

  private void run() {
    Instant done = clock.instant();
    while (!closed) {
      bell.drainPermits();
      Instant now = clock.instant();
      List<Planned> planned = planned(done);
      for (Planned each : planned) {
        if (!each.at().isAfter(now)) {
          fire(each);
        }
      }
      done = now.isAfter(done) ? now : done;
      try {
        boolean woken = bell.tryAcquire(wait(planned(done)), TimeUnit.MILLISECONDS);
        LOG.trace("woken {}", woken);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private long wait(List<Planned> planned) {
    Instant now = clock.instant();
    return planned.stream()
        .mapToLong(each -> Math.max(0, each.at().toEpochMilli() - now.toEpochMilli()) + 1)
        .min()
        .stream()
        .map(ms -> Math.min(ms, LONGEST_WAIT_FOR_RULES_MS))
        .findFirst()
        .orElse(LONGEST_WAIT_MS);
  }

  private List<Planned> planned(Instant after) {
    List<Planned> planned = new ArrayList<>();
    for (Rule rule : rules.get()) {
      String expression = rule.schedule();
      if (rule.enabled() && expression != null) {
        Instant from = Instant.ofEpochMilli(rule.scheduledFrom());
        Optional<Instant> at =
            Schedule.parse(expression)
                .flatMap(s -> s.next(after.isBefore(from) ? from : after, from));
        at.ifPresent(time -> planned.add(new Planned(rule, time)));
      }
    }
    return planned;
  }

  private void fire(Planned planned) {
    try {
      fire.accept(planned.rule(), planned.at());
    } catch (RuntimeException e) {
      LOG.error("Rule {} could not be fired", planned.rule().name(), e);
    }
  }

  @Override
  public void close() {
    closed = true;
    Threads.end(thread);
  }
}
