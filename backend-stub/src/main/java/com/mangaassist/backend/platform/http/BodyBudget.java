package com.mangaassist.backend.platform.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the bodies that a server holds at once. Each has a limit by its route, but a thousand of
 * them together would still fill the memory.
 */
final class BodyBudget {
  private final long bytes;
  private final AtomicLong held = new AtomicLong();

  BodyBudget(long bytes) {
    this.bytes = bytes;
  }

  /** What one request holds, from its first byte to its answer; not for several threads. */
  final class Share implements AutoCloseable {
    private long mine;

    /** Whether so many bytes more can be held; if not, nothing changes. */
    boolean take(int more) {
      if (held.addAndGet(more) > bytes) {
        held.addAndGet(-more);
        return false;
      }
      mine += more;
      return true;
    }

    @Override
    public void close() {
      held.addAndGet(-mine);
      mine = 0;
    }
  }

  Share share() {
    return new Share();
  }
}
