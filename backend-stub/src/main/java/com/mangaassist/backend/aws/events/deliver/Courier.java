package com.mangaassist.backend.aws.events.deliver;

import com.mangaassist.backend.aws.events.state.Batch;
import com.mangaassist.backend.aws.events.state.Batches;
import com.mangaassist.backend.aws.events.state.Destination;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.aws.events.state.Retry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the first attempt of every delivery of a batch, the targets beside each other. The store
 * forgets that the batch is open only when all were tried.
 */
final class Courier implements Deliveries.Work, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final Batches store;
  private static final Duration BEFORE_KEEPING_AGAIN = Duration.ofSeconds(1);

  private final Registry registry;
  private final Lanes lanes;
  private final Attempts attempts;
  private final Runnable failuresKept;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("delivery-", 0).factory());
  private final AtomicBoolean keepingFails = new AtomicBoolean();
  private volatile boolean closed;

  /** {@code failuresKept} is run when the store has new retries. */
  Courier(Batches store, Registry registry, Lanes lanes, Attempts attempts, Runnable failuresKept) {
    this.store = store;
    this.registry = registry;
    this.lanes = lanes;
    this.attempts = attempts;
    this.failuresKept = failuresKept;
  }

  @Override
  public void begin(Batch batch, Runnable done) {
    Map<Integer, List<Integer>> byTarget = new TreeMap<>();
    for (Batch.Open open : batch.open()) {
      byTarget.computeIfAbsent(open.target(), target -> new ArrayList<>()).add(open.event());
    }
    Queue<Retry> failed = new ConcurrentLinkedQueue<>();
    AtomicInteger left = new AtomicInteger(byTarget.size());
    byTarget.forEach(
        (target, places) ->
            threads.execute(
                () -> {
                  boolean tried = deliver(batch, target, places, failed);
                  if (tried && left.decrementAndGet() == 0) {
                    settle(batch, List.copyOf(failed), done);
                  }
                }));
  }

  /** False when this is closing: the batch stays open for the next run. */
  private boolean deliver(Batch batch, int target, List<Integer> places, Queue<Retry> failed) {
    boolean entered = false;
    try {
      entered = lanes.enter(target);
      for (int place : places) {
        Optional<Destination> destination = registry.routing().destination(target);
        if (closed) {
          return false;
        }
        // A target that was removed meanwhile gets nothing.
        if (destination.isPresent()) {
          if (entered) {
            attempt(batch, destination.get(), place).ifPresent(failed::add);
          } else {
            failed.add(attempts.postponed(destination.get(), batch.id(), place));
          }
        }
      }
      return !closed;
    } catch (InterruptedException e) {
      return false;
    } finally {
      if (entered) {
        lanes.leave(target);
      }
    }
  }

  /** Whatever goes wrong here, the batch comes to its end: this delivery is tried again later. */
  private Optional<Retry> attempt(Batch batch, Destination destination, int place) {
    try {
      return attempts.first(
          destination,
          new Letter(batch.events().get(place), batch.at(), batch.trace(place)),
          batch.id(),
          place);
    } catch (RuntimeException | Error e) {
      LOG.error("A delivery to {} broke off", destination.target().arn(), e);
      return Optional.of(attempts.postponed(destination, batch.id(), place));
    }
  }

  /** Tries until it is kept: given up, the batch would be delivered again and again. */
  private void settle(Batch batch, List<Retry> failed, Runnable done) {
    while (!closed) {
      try {
        store.attempted(batch.id(), failed).join();
        keepingFails.set(false);
        done.run();
        if (!failed.isEmpty()) {
          failuresKept.run();
        }
        return;
      } catch (CompletionException e) {
        if (keepingFails.compareAndSet(false, true)) {
          LOG.error("What was delivered cannot be kept now; tried again", e.getCause());
        }
        try {
          Thread.sleep(BEFORE_KEEPING_AGAIN);
        } catch (InterruptedException interrupt) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
    threads.close();
  }
}
