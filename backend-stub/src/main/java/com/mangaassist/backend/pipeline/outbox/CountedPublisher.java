package com.mangaassist.backend.pipeline.outbox;

import com.mangaassist.services.events.EventPublisher;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Counts the events that the bus took in the last minute. */
public final class CountedPublisher implements EventPublisher {

  private static final int SECONDS = 60;
  private static final long MS = 1_000;

  private final EventPublisher publisher;
  private final InstantSource clock;

  /** Counts of seconds; that of second {@code s} is at {@code s % 60}. */
  private final long[] counts = new long[SECONDS];

  private final long[] seconds = new long[SECONDS];

  /** Publishes by {@code publisher}. */
  public CountedPublisher(EventPublisher publisher, InstantSource clock) {
    this.publisher = publisher;
    this.clock = clock;
  }

  @Override
  public CompletableFuture<List<Result>> publish(List<Entry> entries) {
    return publisher
        .publish(entries)
        .whenComplete(
            (results, failure) -> {
              if (results != null) {
                add(results.stream().filter(Result::accepted).count());
              }
            });
  }

  private synchronized void add(long events) {
    long now = clock.millis() / MS;
    int place = Math.floorMod(now, SECONDS);
    if (seconds[place] != now) {
      seconds[place] = now;
      counts[place] = 0;
    }
    counts[place] += events;
  }

  /** So many, to the second. */
  public synchronized long lastMinute() {
    long now = clock.millis() / MS;
    long sum = 0;
    for (int i = 0; i < SECONDS; i++) {
      if (seconds[i] > now - SECONDS && seconds[i] <= now) {
        sum += counts[i];
      }
    }
    return sum;
  }
}
