package com.mangaassist.backend.pipeline.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * The text of one answer while it streams, put into the store about once a second. A checkpoint is
 * skipped while the one before is not durable yet, so a slow disk never holds up the stream. For
 * one thread.
 */
public final class AnswerCheckpoint {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final SessionStore store;
  private final String messageId;
  private final Clock clock;
  private final StringBuilder text = new StringBuilder();
  private Instant last;
  private CompletableFuture<Void> pending = CompletableFuture.completedFuture(null);

  /** For the answer to a message that {@link SessionStore#begin} has kept. */
  public AnswerCheckpoint(SessionStore store, String messageId, Clock clock) {
    this.store = store;
    this.messageId = messageId;
    this.clock = clock;
    this.last = clock.instant();
  }

  /** Adds a piece of the answer. */
  public void append(String piece) {
    text.append(piece);
    var now = clock.instant();
    if (pending.isDone() && Duration.between(last, now).compareTo(INTERVAL) >= 0) {
      last = now;
      pending = store.checkpoint(messageId, text.toString());
    }
  }

  /** Takes back what was streamed: the answer starts anew, and so does what is kept of it. */
  public void retract() {
    text.setLength(0);
    pending = store.checkpoint(messageId, "");
  }

  /** All pieces joined. */
  public String text() {
    return text.toString();
  }
}
