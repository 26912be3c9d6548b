package com.mangaassist.backend.platform.parts;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;

/**
 * Work that is looked for again and again on a thread of its own: at once while there is more, else
 * after a rest; later and later while it fails.
 */
public final class PeriodicWork implements AutoCloseable {

  private final Setback setback;
  private final Duration rest;
  private final BooleanSupplier work;
  private final Thread thread;
  private volatile boolean closed;

  private PeriodicWork(String thread, Setback setback, Duration rest, BooleanSupplier work) {
    this.setback = setback;
    this.rest = rest;
    this.work = work;
    this.thread = Thread.ofVirtual().name(thread).unstarted(this::run);
  }

  /**
   * Starts with a first look.
   *
   * @param thread its name
   * @param log the worker's own
   * @param title the work in a sentence, as {@code The purge of deleted conversations}
   * @param work does a part; true when there may be more at once
   */
  public static PeriodicWork start(
      String thread, Logger log, String title, Duration rest, BooleanSupplier work) {
    var periodic =
        new PeriodicWork(thread, new Setback(log, title, Duration.ofSeconds(1)), rest, work);
    periodic.thread.start();
    return periodic;
  }

  private void run() {
    while (!closed) {
      try {
        if (!looked()) {
          Thread.sleep(rest);
        }
      } catch (InterruptedException e) {
        return; // closed
      }
    }
  }

  private boolean looked() throws InterruptedException {
    try {
      boolean more = work.getAsBoolean();
      setback.passed();
      return more;
    } catch (RuntimeException e) {
      if (!closed) {
        setback.failed(e);
      }
      return true;
    }
  }

  /** Begins nothing more and waits for what is under way. */
  @Override
  public void close() {
    closed = true;
    Threads.end(thread);
  }
}
