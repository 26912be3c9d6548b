package com.mangaassist.backend.aws.events.deliver;

import com.mangaassist.backend.aws.events.state.Destination;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.aws.events.state.Retries;
import com.mangaassist.backend.aws.events.state.Retry;
import com.mangaassist.backend.platform.parts.Setback;
import com.mangaassist.backend.platform.parts.Threads;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries failed deliveries again at their times, which stand in the store. */
final class RetryLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RetryLoop.class);
  private static final int PAGE = 100;

  /** While retries wait; the clock may be set meanwhile. */
  private static final long LONGEST_WAIT_MS = 1_000;

  private final Retries store;
  private final Registry registry;
  private final Lanes lanes;
  private final Attempts attempts;
  private final Clock clock;
  private final Semaphore bell = new Semaphore(0);
  private final Thread thread = Thread.ofVirtual().name("eventbridge-retries").unstarted(this::run);
  private final Setback setback =
      new Setback(LOG, "The retrying of deliveries", Duration.ofMillis(100));
  private volatile boolean closed;

  RetryLoop(Retries store, Registry registry, Lanes lanes, Attempts attempts, Clock clock) {
    this.store = store;
    this.registry = registry;
    this.lanes = lanes;
    this.attempts = attempts;
    this.clock = clock;
  }

  void start() {
    thread.start();
  }

  /** The store has new retries. */
  void look() {
    bell.release();
  }

  private void run() {
    while (!closed) {
      try {
        bell.drainPermits();
        List<Retries.Due> due = store.due(clock.millis(), PAGE);
        if (due.isEmpty()) {
          await(store.nextDue());
        } else {
          tryAgain(due);
        }
        setback.passed();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (!waited(e)) {
          return;
        }
      }
    }
  }

  private boolean waited(RuntimeException failure) {
    try {
      if (!closed) {
        setback.failed(failure);
      }
      return !closed;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void await(long due) throws InterruptedException {
    if (due == Long.MAX_VALUE) {
      bell.acquire();
      return;
    }
    long wait = Math.clamp(due - clock.millis(), 1, LONGEST_WAIT_MS);
    if (bell.tryAcquire(wait, TimeUnit.MILLISECONDS)) {
      LOG.trace("woken before {}", due);
    }
  }

  private void tryAgain(List<Retries.Due> due) throws InterruptedException {
    Map<Integer, List<Retries.Due>> byTarget = new TreeMap<>();
    for (Retries.Due each : due) {
      byTarget.computeIfAbsent(each.retry().target(), target -> new ArrayList<>()).add(each);
    }
    Queue<Retry> settled = new ConcurrentLinkedQueue<>();
    Queue<Retry> again = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("retry-", 0).factory())) {
      byTarget.forEach(
          (target, list) -> threads.execute(() -> tryAgain(target, list, settled, again)));
    }
    if (closed) {
      return;
    }
    store.retried(List.copyOf(settled), List.copyOf(again));
  }

  private void tryAgain(
      int target, List<Retries.Due> due, Queue<Retry> settled, Queue<Retry> again) {
    boolean entered = false;
    try {
      entered = lanes.enter(target);
      for (Retries.Due each : due) {
        Retry retry = each.retry();
        Optional<Destination> destination = registry.routing().destination(target);
        if (closed) {
          return;
        }
        if (destination.isEmpty()) {
          settled.add(retry);
        } else if (entered) {
          attempt(each, destination.get()).ifPresentOrElse(again::add, () -> settled.add(retry));
        } else {
          again.add(retry.at(clock.millis() + LONGEST_WAIT_MS));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (entered) {
        lanes.leave(target);
      }
    }
  }

  /** Whatever goes wrong here, the retry has an end that is kept: it waits for another time. */
  private Optional<Retry> attempt(Retries.Due due, Destination destination) {
    try {
      return attempts.again(
          due.retry(), destination, new Letter(due.event(), due.ingestedAt(), due.traceHeader()));
    } catch (RuntimeException | Error e) {
      LOG.error("A retry for {} broke off", destination.target().arn(), e);
      return Optional.of(attempts.putOff(due.retry()));
    }
  }

  /** Why it cannot work now; empty while it can. */
  String trouble() {
    return setback.trouble();
  }

  @Override
  public void close() {
    closed = true;
    Threads.end(thread);
  }
}
