package com.mangaassist.backend.pipeline.sessions;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The text of one answer while it streams. What was shown is put into the store within {@link
 * #INTERVAL}, also when nothing follows it; an answer that is over before is not put there at all.
 * While the write before is not durable yet none follows, so a slow disk never holds up the stream.
 */
public final class AnswerCheckpoint {

  /** Longest time between showing a piece of most answers and handing it to the store. */
  static final Duration INTERVAL = Duration.ofMillis(250);

  /** Characters of those; for longer ones it grows as they do, because all is written each time. */
  private static final int USUAL = 16_384;

  private static final long LONGEST_MS = 2_000;

  private final SessionStore store;
  private final String messageId;
  private final ScheduledExecutorService timer;
  private final StringBuilder text = new StringBuilder();

  /** Held while a text is handed over, so that an older one never follows a newer one. */
  private final Object order = new Object();

  private @Nullable Future<?> due;
  private boolean over;
  private CompletableFuture<Void> pending = CompletableFuture.completedFuture(null);

  AnswerCheckpoint(SessionStore store, String messageId, ScheduledExecutorService timer) {
    this.store = store;
    this.messageId = messageId;
    this.timer = timer;
  }

  /** Adds a piece of the answer. */
  public void append(String piece) {
    synchronized (text) {
      text.append(piece);
      if (due == null && !over) {
        due = soon();
      }
    }
  }

  private Future<?> soon() {
    long usual = INTERVAL.toMillis();
    long delay = Math.clamp(usual * text.length() / USUAL, usual, LONGEST_MS);
    return timer.schedule(this::keep, delay, TimeUnit.MILLISECONDS);
  }

  private void keep() {
    synchronized (order) {
      String soFar;
      synchronized (text) {
        if (over) {
          return;
        }
        if (!pending.isDone()) {
          due = soon();
          return;
        }
        due = null;
        soFar = text.toString();
      }
      pending = store.checkpoint(messageId, soFar);
    }
  }

  /** Takes back what was streamed: the answer starts anew, and so does what is kept of it. */
  public void retract() {
    synchronized (order) {
      synchronized (text) {
        text.setLength(0);
      }
      pending = store.checkpoint(messageId, "");
    }
  }

  /** All pieces joined. */
  public String text() {
    synchronized (text) {
      return text.toString();
    }
  }

  /**
   * All pieces joined; whoever asks keeps them himself, and nothing follows them. One more
   * checkpoint may be on its way: the store takes none of an answer that has ended.
   */
  public String whole() {
    synchronized (text) {
      over = true;
      if (due != null) {
        due.cancel(false);
        due = null;
      }
      return text.toString();
    }
  }
}
