package com.mangaassist.backend.aws.events.deliver;

import com.mangaassist.backend.aws.events.state.Archive;
import com.mangaassist.backend.aws.events.state.EventStore;
import com.mangaassist.backend.aws.events.state.Registry;
import com.mangaassist.backend.platform.parts.Setback;
import com.mangaassist.backend.platform.parts.Threads;
import com.mangaassist.backend.platform.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops archived events after their retention, those of deleted archives, and old batches. */
public final class Janitor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);
  private static final int PAGE = 200;
  private static final long EVERY_S = 10;

  private final EventStore store;
  private final Registry registry;
  private final Clock clock;
  private final Semaphore bell = new Semaphore(0);
  private final Thread thread = Thread.ofVirtual().name("eventbridge-janitor").unstarted(this::run);
  private final Setback setback =
      new Setback(LOG, "The dropping of old events", Duration.ofMillis(100));
  private volatile boolean closed;

  /** Does nothing before {@link #start}. */
  public Janitor(EventStore store, Registry registry, Clock clock) {
    this.store = store;
    this.registry = registry;
    this.clock = clock;
  }

  /** Starts. */
  public void start() {
    thread.start();
  }

  /** Archives were changed or deleted. */
  public void look() {
    bell.release();
  }

  private void run() {
    // An archive may have been deleted just before an earlier run ended.
    boolean archivesChanged = true;
    while (!closed) {
      try {
        if (archivesChanged) {
          dropDeleted();
        }
        dropOld();
        store.batches().tidy();
        setback.passed();
        archivesChanged = bell.tryAcquire(EVERY_S, TimeUnit.SECONDS);
        bell.drainPermits();
      } catch (InterruptedException e) {
        return;
      } catch (StoreException | CompletionException e) {
        archivesChanged = true;
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

  private void dropDeleted() {
    Set<Integer> known = new HashSet<>();
    registry.archives().forEach(archive -> known.add(archive.seq()));
    for (int seq : store.archived().sizes().keySet()) {
      if (!known.contains(seq)) {
        drop(seq, Long.MAX_VALUE);
      }
    }
  }

  private void dropOld() {
    for (Archive archive : registry.archives()) {
      if (archive.retentionDays() > 0) {
        drop(archive.seq(), clock.millis() - Duration.ofDays(archive.retentionDays()).toMillis());
      }
    }
  }

  private void drop(int archive, long before) {
    while (!closed && store.archived().drop(archive, before, PAGE) == PAGE) {
      LOG.trace("dropped {} batches of archive {}", PAGE, archive);
    }
  }

  /** Why it cannot work now; empty while it can. */
  public String trouble() {
    return setback.trouble();
  }

  /** Stops. */
  @Override
  public void close() {
    closed = true;
    Threads.end(thread);
  }
}
