package com.mangaassist.backend.aws.events.deliver;

import com.mangaassist.backend.aws.events.state.EventStore;
import com.mangaassist.backend.aws.events.state.Registry;
import java.time.Clock;

/** Deliveries, first and later attempts, from start to close. */
public final class Delivery implements AutoCloseable {

  private final Deliveries deliveries;
  private final Courier courier;
  private final RetryLoop retries;

  /** Nothing is tried before {@link #start}. */
  public Delivery(
      EventStore store, Registry registry, Deliveries deliveries, Attempts attempts, Clock clock) {
    Lanes lanes = new Lanes();
    this.deliveries = deliveries;
    this.retries = new RetryLoop(store.retries(), registry, lanes, attempts, clock);
    this.courier = new Courier(store.batches(), registry, lanes, attempts, retries::look);
  }

  /** Starts, with what an earlier run left. */
  public void start() {
    deliveries.start(courier);
    retries.start();
  }

  /** Waits until every delivery was tried once. */
  public void settled() {
    deliveries.settled();
  }

  /** Why deliveries fail that should not; empty while none does. */
  public String trouble() {
    return deliveries.trouble().isEmpty() ? retries.trouble() : deliveries.trouble();
  }

  /** Leaves what is not done to the next run. */
  @Override
  public void close() {
    deliveries.close();
    courier.close();
    retries.close();
  }
}
