package com.mangaassist.backend.pipeline.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends one answer from outside; safe for many threads. */
public final class StopSignal {

  /** Why an answer was stopped. */
  public enum Reason {
    /** The customer asked for it. */
    CUSTOMER,
    /** Nobody listens any more. */
    CLIENT_GONE,
    /** It took longer than its caller waits. */
    TIMEOUT,
    /** The program ends. */
    SHUTDOWN
  }

  private final List<Runnable> listeners = new ArrayList<>();
  private @Nullable Reason reason;

  /** Stops; the first reason stands. */
  public void stop(Reason why) {
    List<Runnable> told;
    synchronized (this) {
      if (reason != null) {
        return;
      }
      reason = why;
      told = List.copyOf(listeners);
      listeners.clear();
    }
    told.forEach(Runnable::run);
  }

  /** Runs {@code action} once when it is stopped, at once if it is already; it must not block. */
  public void onStop(Runnable action) {
    synchronized (this) {
      if (reason == null) {
        listeners.add(action);
        return;
      }
    }
    action.run();
  }

  /** Why it was stopped; empty while it was not. */
  public synchronized Optional<Reason> reason() {
    return Optional.ofNullable(reason);
  }

  /** True once it was stopped. */
  public boolean stopped() {
    return reason().isPresent();
  }
}
