package com.mangaassist.backend.aws.events.deliver;

import com.mangaassist.backend.aws.events.state.Batch;
import com.mangaassist.backend.aws.events.state.Batches;
import com.mangaassist.backend.platform.parts.Setback;
import com.mangaassist.backend.platform.parts.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of batches whose deliveries were not tried. They come from those who put them, and from
 * the store when more came than fit in here or when an earlier run left them.
 */
public final class Deliveries implements AutoCloseable {

  /** What is done with a batch. */
  @FunctionalInterface
  interface Work {
    /** Begins; {@code done} is to be run when the store knows that the batch is not open. */
    void begin(Batch batch, Runnable done);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  /** Batches that wait in memory; more stay on the disk until these are done. */
  private static final int MOST_WAITING = 500;

  private static final int MOST_UNDER_WAY = 128;
  private static final int PAGE = 100;

  /**
   * Batches that are enough to keep the machine busy when their targets answer at once. More would
   * only stand in the way of whoever calls meanwhile.
   */
  private static final int ENOUGH = 2 * Runtime.getRuntime().availableProcessors();

  /** A batch that takes longer waits for its targets. */
  private static final Duration MOMENT = Duration.ofMillis(30);

  /** As many puts waiting for the disk at once are a burst, to which deliveries give way. */
  private static final int BURST = 2;

  /** How long a batch gives way; in a burst that does not end 33 batches a second still go. */
  private static final long PATIENCE_MS = 30;

  private final Batches store;
  private final BlockingQueue<Batch> queue = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
  private final Turnstile enough = new Turnstile(ENOUGH, MOMENT);
  private final Semaphore bell = new Semaphore(0);
  private final AtomicInteger arriving = new AtomicInteger();
  private final Semaphore calm = new Semaphore(0);

  /** Batches that are being kept, wait here or are under way: not to be read from the disk. */
  private final Set<Long> known = ConcurrentHashMap.newKeySet();

  private final Setback setback =
      new Setback(LOG, "The delivery of events", Duration.ofMillis(100));

  private volatile boolean behind = true;
  private volatile boolean closed;
  private volatile Thread thread = new Thread(() -> {});

  /** Nothing is delivered before {@link #start}. */
  public Deliveries(Batches store) {
    this.store = store;
  }

  /** A batch is about to be kept. */
  void expect(long batch) {
    known.add(batch);
    arriving.incrementAndGet();
  }

  /** It was kept, or could not be. */
  private void arrived() {
    if (arriving.decrementAndGet() == BURST - 1) {
      calm.release();
    }
  }

  /** It could not be kept. */
  void lost(long batch) {
    arrived();
    forget(batch);
  }

  /** It is done with here. */
  private void forget(long batch) {
    known.remove(batch);
    synchronized (known) {
      known.notifyAll();
    }
  }

  /** Waits until no batch is open. */
  void settled() {
    synchronized (known) {
      while (!known.isEmpty() || behind) {
        try {
          known.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  /** It is kept: deliver it, now or when there is room. */
  void offer(Batch batch) {
    arrived();
    if (behind || !queue.offer(batch)) {
      known.remove(batch.id());
      behind = true;
    }
    bell.release();
  }

  /** Somebody else kept batches: they are read from the disk. */
  public void look() {
    behind = true;
    bell.release();
  }

  /** Starts, with what an earlier run left. */
  void start(Work work) {
    thread = Thread.ofVirtual().name("eventbridge-deliveries").unstarted(() -> run(work));
    thread.start();
  }

  private void run(Work work) {
    while (!closed) {
      try {
        Batch next = queue.poll();
        if (next != null) {
          begin(work, next);
        } else if (behind) {
          catchUp(work);
          setback.passed();
        } else {
          bell.acquire();
          bell.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        behind = true; // what was not read is still there
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

  private void begin(Work work, Batch batch) throws InterruptedException {
    giveWay();
    underWay.acquire();
    Turnstile.Pass pass = enough.enter();
    work.begin(
        batch,
        () -> {
          forget(batch.id());
          underWay.release();
          pass.leave();
        });
  }

  private void giveWay() throws InterruptedException {
    calm.drainPermits();
    if (arriving.get() >= BURST && !calm.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
      LOG.trace("a burst of puts goes on");
    }
  }

  private void catchUp(Work work) throws InterruptedException {
    // First, so that whoever finds no room from now on says so again.
    behind = false;
    List<Long> fresh =
        store.openIds(known.size() + PAGE).stream()
            .filter(id -> !known.contains(id))
            .limit(PAGE)
            .toList();
    if (fresh.size() == PAGE) {
      behind = true;
    }
    known.addAll(fresh);
    List<Batch> batches;
    try {
      batches = store.open(fresh);
    } catch (RuntimeException e) {
      fresh.forEach(this::forget);
      throw e;
    }
    // What was done between the two reads is not among them.
    fresh.stream()
        .filter(id -> batches.stream().noneMatch(batch -> batch.id() == id))
        .forEach(this::forget);
    synchronized (known) {
      known.notifyAll();
    }
    for (Batch batch : batches) {
      begin(work, batch);
    }
  }

  /** Why it cannot work now; empty while it can. */
  public String trouble() {
    return setback.trouble();
  }

  /** Begins no more. */
  @Override
  public void close() {
    closed = true;
    Threads.end(thread);
  }
}
