package com.mangaassist.backend.pipeline.outbox;

import com.mangaassist.backend.platform.parts.Backoff;
import com.mangaassist.backend.platform.parts.Failures;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.events.EventPublisher;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings committed events to the bus, at least once each, in the background. */
public final class OutboxRelay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final Duration NEWS_KEPT = Duration.ofDays(1);
  private static final Duration CLEANING = Duration.ofMinutes(5);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
  private static final int FORGET_AT_ONCE = 2_000;

  /** Under load one call carries the events of several messages instead of one. */
  private static final Duration GATHERING = Duration.ofMillis(100);

  private final SqliteDatabase database;
  private final RelayRound round;
  private final Clock clock;
  private final Semaphore bell = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;
  private volatile Status status;
  private Instant cleaned = Instant.EPOCH;

  /**
   * How the relay is.
   *
   * @param trouble why the bus does not take events now; empty while it does
   * @param dead events that the bus refused for good and nobody has looked at
   */
  public record Status(String trouble, int dead) {}

  private OutboxRelay(
      SqliteDatabase database, EventPublisher publisher, Clock clock, Backoff backoff) {
    this.database = database;
    this.clock = clock;
    this.round = new RelayRound(database, publisher, clock, backoff);
    this.status = new Status("", database.read(c -> Outbox.count(c, Outbox.State.DEAD)));
    this.thread = Thread.ofVirtual().name("outbox-relay").unstarted(this::run);
  }

  /** Starts; what an earlier run left goes first. Both arguments stay the caller's to close. */
  public static OutboxRelay start(SqliteDatabase database, EventPublisher publisher, Clock clock) {
    return start(database, publisher, clock, Backoff.standard(new SplittableRandom()));
  }

  static OutboxRelay start(
      SqliteDatabase database, EventPublisher publisher, Clock clock, Backoff backoff) {
    database.write(Outbox::restart).join();
    var relay = new OutboxRelay(database, publisher, clock, backoff);
    relay.thread.start();
    return relay;
  }

  /** Tells it that events were committed; returns at once, from any thread. */
  public void wake() {
    bell.release();
  }

  /** How it is now; from memory. */
  public Status status() {
    return status;
  }

  private void run() {
    while (!closed) {
      try {
        step();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (closed) {
          return;
        }
        Throwable cause = Failures.cause(e);
        status = new Status(String.valueOf(cause.getMessage()), status.dead());
        LOG.error("The outbox could not be read or written; tried again soon", e);
        rest(Optional.of(AFTER_A_FAULT));
      }
    }
  }

  private void step() throws InterruptedException {
    if (bell.drainPermits() > 0) {
      Thread.sleep(GATHERING);
      bell.drainPermits();
    }
    RelayRound.Done done = round.run();
    if (!done.settlements().isEmpty()) {
      tell(done);
      return;
    }
    clean();
    rest(round.pause());
  }

  private void tell(RelayRound.Done done) {
    List<Settlement> settled = done.settlements();
    List<Settlement.Dead> dead =
        settled.stream()
            .filter(Settlement.Dead.class::isInstance)
            .map(Settlement.Dead.class::cast)
            .toList();
    dead.forEach(row -> LOG.error("Event {} was refused for good: {}", row.id(), row.error()));
    String trouble =
        settled.stream()
            .filter(Settlement.Later.class::isInstance)
            .map(row -> ((Settlement.Later) row).error())
            .findFirst()
            .orElse("");
    if (!trouble.isEmpty() && status.trouble().isEmpty()) {
      LOG.warn("The bus does not take events now; they are kept and sent later: {}", trouble);
    } else if (trouble.isEmpty() && !status.trouble().isEmpty()) {
      LOG.info("The bus takes events again");
    }
    status = new Status(trouble, status.dead() + dead.size());
  }

  private void clean() {
    Instant now = clock.instant();
    if (cleaned.plus(CLEANING).isAfter(now)) {
      return;
    }
    int forgotten =
        database.write(c -> Outbox.forget(c, now.minus(NEWS_KEPT), FORGET_AT_ONCE)).join();
    if (forgotten < FORGET_AT_ONCE) {
      cleaned = now;
    } else {
      // There is more, and nothing else to do.
      bell.release();
    }
  }

  private void rest(Optional<Duration> most) {
    try {
      if (most.isEmpty()) {
        bell.acquire();
        bell.release(); // what woke it is for the next step to see
      } else {
        // A millisecond more: the wait is cut to whole ones.
        boolean woken = bell.tryAcquire(most.get().toMillis() + 1, TimeUnit.MILLISECONDS);
        if (woken) {
          bell.release();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops within seconds; what is not published stays for the next start. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      if (!thread.join(Duration.ofSeconds(5))) {
        LOG.warn("The relay of the outbox did not stop in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
