package com.mangaassist.app.backend;

import com.mangaassist.app.data.Problem;
import com.mangaassist.services.connection.ConnectionFile;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A backend that starts behind whoever needs it. What is asked of it before it is there waits; when
 * it does not start, one can try again.
 */
public final class BackendLink implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BackendLink.class);

  private final Callable<EmbeddedBackend> starter;
  private volatile CompletableFuture<ConnectionFile> connection = new CompletableFuture<>();
  private @Nullable EmbeddedBackend backend;
  private @Nullable Thread starting;
  private boolean closed;

  /**
   * Nothing starts yet.
   *
   * @param starter starts a backend, throws {@link Problem} where a person can mend it; called
   *     again at each try
   */
  public BackendLink(Callable<EmbeddedBackend> starter) {
    this.starter = starter;
  }

  /**
   * Starts the backend on a thread of its own.
   *
   * @return how to reach it, once everything listens; fails with a {@link Problem}
   */
  public synchronized CompletableFuture<ConnectionFile> start() {
    // Whoever asked before the first start waits for it.
    var result = connection.isDone() ? new CompletableFuture<ConnectionFile>() : connection;
    connection = result;
    starting = Thread.ofPlatform().name("backend-start").daemon().start(() -> begin(result));
    return result;
  }

  /** How to reach the backend that is starting or has started. */
  public CompletableFuture<ConnectionFile> connection() {
    return connection;
  }

  private void begin(CompletableFuture<ConnectionFile> result) {
    try {
      EmbeddedBackend started = starter.call();
      if (keep(started)) {
        result.complete(started.connection());
      } else {
        started.close();
        result.completeExceptionally(new Problem("The program is ending."));
      }
    } catch (Problem e) {
      LOG.warn("The backend did not start: {}", e.sentence(), e.getCause());
      result.completeExceptionally(e);
    } catch (Exception | LinkageError e) {
      LOG.error("The backend did not start", e);
      result.completeExceptionally(
          new Problem(
              "The backend could not be started ("
                  + e
                  + "); logs/console.log in the data folder says where.",
              e));
    }
  }

  private synchronized boolean keep(EmbeddedBackend started) {
    if (closed) {
      return false;
    }
    backend = started;
    return true;
  }

  /** Stops the backend, also one that is only half started; returns when nothing of it runs. */
  @Override
  public void close() {
    Thread half;
    EmbeddedBackend whole;
    synchronized (this) {
      closed = true;
      half = starting;
      whole = backend;
      backend = null;
    }
    if (whole != null) {
      whole.close();
    }
    if (half != null) {
      try {
        half.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
