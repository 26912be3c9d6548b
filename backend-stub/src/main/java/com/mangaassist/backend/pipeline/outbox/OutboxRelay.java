package com.mangaassist.backend.pipeline.outbox;

import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.events.EventPublisher;
import java.time.Clock;

/** Brings committed events to the bus, at least once each, in the background. */
public final class OutboxRelay implements AutoCloseable {

  private OutboxRelay() {}

  /** Starts; what an earlier run left goes first. Both arguments stay the caller's to close. */
  public static OutboxRelay start(SqliteDatabase database, EventPublisher publisher, Clock clock) {
    return new OutboxRelay();
  }

  /** Tells it that events were committed; returns at once, from any thread. */
  public void wake() {}

  /** Stops within seconds; what is not published stays for the next start. */
  @Override
  public void close() {}
}
