package com.mangaassist.backend.pipeline.sessions;

import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Keeps answers while they stream, all by one timer. */
public final class AnswerCheckpoints implements AutoCloseable {

  private final SessionStore store;
  private final ScheduledThreadPoolExecutor timer;

  /** For the answers of that store. */
  public AnswerCheckpoints(SessionStore store) {
    this.store = store;
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("answer-checkpoints").factory());
    // Most answers are over before they are due.
    timer.setRemoveOnCancelPolicy(true);
  }

  /** For the answer to a message that {@link SessionStore#begin} has kept. */
  public AnswerCheckpoint of(String messageId) {
    return new AnswerCheckpoint(store, messageId, timer);
  }

  /** Ends the timer; answers must have ended before. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
