package com.mangaassist.services.connection;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes a client when it is first asked for: each costs tens of milliseconds of a start. */
final class OnDemand<T extends AutoCloseable> implements AutoCloseable {
  private final Supplier<T> maker;
  private @Nullable T made;
  private boolean closed;

  OnDemand(Supplier<T> maker) {
    this.maker = maker;
  }

  synchronized T get() {
    if (closed) {
      throw new IllegalStateException("the clients are closed");
    }
    T client = made;
    if (client == null) {
      client = maker.get();
      made = client;
    }
    return client;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (made != null) {
      try {
        made.close();
      } catch (Exception e) {
        throw new IllegalStateException("an SDK client closes without an exception", e);
      }
    }
  }
}
