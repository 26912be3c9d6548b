package com.mangaassist.backend.platform.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the bodies that a server holds at once. Each has a limit by its route, but a thousand of
 * them together would still fill the memory. While the large ones hold it all, a small body is
 * taken from a reserve that no large one can have: chats and health are not held up by uploads.
 */
final class BodyBudget {
  /** The most that a body may have and yet count as small. */
  static final int SMALL = 16 * 1024;

  /** The reserve, of what is there for all. */
  private static final int SHARE_FOR_SMALL = 16;

  private final long bytes;
  private final long reserve;
  private final AtomicLong held = new AtomicLong();
  private final AtomicLong reserved = new AtomicLong();

  BodyBudget(long bytes) {
    this.bytes = bytes;
    this.reserve = bytes / SHARE_FOR_SMALL;
  }

  /** What one request holds, from its first byte to its answer; not for several threads. */
  final class Share implements AutoCloseable {
    private long mine;

    /** Whether all of it is counted in the reserve. */
    private boolean small;

    /** Whether so many bytes more can be held; if not, nothing changes. */
    boolean take(int more) {
      long whole = mine + more;
      boolean taken =
          small
              ? (whole <= SMALL && add(reserved, more, reserve)) || moves(false, whole)
              : add(held, more, bytes) || (whole <= SMALL && moves(true, whole));
      if (taken) {
        mine = whole;
      }
      return taken;
    }

    private boolean moves(boolean toReserve, long whole) {
      if (!add(toReserve ? reserved : held, whole, toReserve ? reserve : bytes)) {
        return false;
      }
      (small ? reserved : held).addAndGet(-mine);
      small = toReserve;
      return true;
    }

    @Override
    public void close() {
      (small ? reserved : held).addAndGet(-mine);
      small = false;
      mine = 0;
    }
  }

  private static boolean add(AtomicLong place, long more, long limit) {
    if (place.addAndGet(more) > limit) {
      place.addAndGet(-more);
      return false;
    }
    return true;
  }

  Share share() {
    return new Share();
  }
}
