package com.mangaassist.backend.aws.cloudwatch.metrics;

import com.mangaassist.backend.aws.cloudwatch.model.MetricId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Values that services measure of themselves. Nobody waits for them, so they go to the disk
 * together: every second, and before anybody reads. A kill loses at most a second of them.
 */
public final class MetricGathering {
  private static final Logger LOG = LoggerFactory.getLogger(MetricGathering.class);

  /** So many do not wait for the second to be over. */
  private static final int MOST = 5_000;

  private final MetricStore store;
  private final Clock clock;
  private final Consumer<Collection<MetricId>> written;
  private final ReentrantLock settling = new ReentrantLock();
  private List<Sample> waiting = new ArrayList<>();

  /** Gathers for that store; {@code written} hears of the metrics that have new values. */
  public MetricGathering(MetricStore store, Clock clock, Consumer<Collection<MetricId>> written) {
    this.store = store;
    this.clock = clock;
    this.written = written;
  }

  /** Adds a value; does not wait for the disk. */
  public void add(Sample sample) {
    boolean full;
    synchronized (this) {
      waiting.add(sample);
      full = waiting.size() >= MOST;
    }
    if (full) {
      var _ = write(take());
    }
  }

  /** Returns when all values that were added before are on the disk. */
  public void settle() {
    settling.lock();
    try {
      write(take()).join();
    } finally {
      settling.unlock();
    }
  }

  private synchronized List<Sample> take() {
    List<Sample> taken = waiting;
    waiting = new ArrayList<>();
    return taken;
  }

  private CompletableFuture<?> write(List<Sample> samples) {
    if (samples.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    return store
        .add(samples, clock.instant())
        .thenAccept(
            done -> written.accept(samples.stream().map(Sample::metric).distinct().toList()))
        .exceptionally(
            failure -> {
              LOG.warn("{} values of metrics were lost", samples.size(), failure);
              return null;
            });
  }
}
