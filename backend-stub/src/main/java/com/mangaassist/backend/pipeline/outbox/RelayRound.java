package com.mangaassist.backend.pipeline.outbox;

import com.mangaassist.backend.platform.parts.Backoff;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.events.EventPublisher;
import com.mangaassist.services.events.EventPublisher.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Brings what is due to the bus, once: reads many rows, has a few calls under way at a time in the
 * rows' order, and keeps in one commit what became of all. Belongs to one thread.
 */
final class RelayRound {

  /** Enough that reading and keeping cost little for each event, few enough to stop soon. */
  static final int ROWS = 400;

  private static final int CALLS_UNDER_WAY = 4;

  private final SqliteDatabase database;
  private final Attempt attempt;
  private final Clock clock;
  private final Backoff backoff;
  private int failedRounds;
  private Instant notBefore = Instant.EPOCH;

  RelayRound(SqliteDatabase database, EventPublisher publisher, Clock clock, Backoff backoff) {
    this.database = database;
    this.attempt = new Attempt(publisher, backoff, clock);
    this.clock = clock;
    this.backoff = backoff;
  }

  /**
   * What a round did.
   *
   * @param settlements what became of each row that was due; none when nothing was
   * @param failedRounds rounds in a row in which the bus answered nothing
   */
  record Done(List<Settlement> settlements, int failedRounds) {}

  private record Call(List<Outbox.Row> batch, CompletableFuture<List<Result>> answer) {}

  /** Runs one round; nothing is sent while the bus is being left in peace. */
  Done run() throws InterruptedException {
    Instant now = clock.instant();
    List<Outbox.Row> due =
        now.isBefore(notBefore) ? List.of() : database.read(c -> Outbox.due(c, now, ROWS));
    if (due.isEmpty()) {
      return new Done(List.of(), failedRounds);
    }
    List<Settlement> settlements = new ArrayList<>();
    boolean reached;
    try {
      reached = send(due, settlements);
    } finally {
      // Also when interrupted: what the bus took already is not to be sent again.
      keep(settlements);
    }
    Instant at = clock.instant();
    failedRounds = reached ? 0 : failedRounds + 1;
    notBefore = reached ? Instant.EPOCH : at.plus(backoff.after(failedRounds));
    return new Done(settlements, failedRounds);
  }

  private void keep(List<Settlement> settlements) {
    Instant at = clock.instant();
    database
        .write(
            c -> {
              Outbox.settle(c, settlements, at);
              return settlements.size();
            })
        .join();
  }

  private boolean send(List<Outbox.Row> due, List<Settlement> settlements)
      throws InterruptedException {
    boolean reached = false;
    var waiting = new ArrayDeque<>(Batches.of(due));
    var underWay = new ArrayDeque<Call>();
    while (!waiting.isEmpty() || !underWay.isEmpty()) {
      while (!waiting.isEmpty() && underWay.size() < CALLS_UNDER_WAY) {
        List<Outbox.Row> batch = waiting.removeFirst();
        underWay.addLast(new Call(batch, attempt.begin(batch)));
      }
      Call first = underWay.removeFirst();
      Attempt.Outcome outcome = attempt.finish(first.batch(), first.answer());
      settlements.addAll(outcome.settlements());
      reached |= outcome.reached();
      if (!outcome.reached() && !reached) {
        // The bus is away: the rest stays as it is instead of failing one by one.
        waiting.clear();
      }
    }
    return reached;
  }

  /** How long nothing will be due, unless something is committed; empty when nothing waits. */
  Optional<Duration> pause() {
    Instant now = clock.instant();
    return database
        .read(Outbox::nextDue)
        .map(due -> due.isBefore(notBefore) ? notBefore : due)
        .map(due -> due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO);
  }
}
