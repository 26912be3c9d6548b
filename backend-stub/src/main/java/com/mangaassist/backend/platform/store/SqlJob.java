package com.mangaassist.backend.platform.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work together with the promise made for it. {@link #run} keeps the result back until
 * {@link #settle} says that it is durable.
 */
final class SqlJob<T> {

  private final SqlWork<T> work;
  private final CompletableFuture<T> promise = new CompletableFuture<>();
  private @Nullable T result;
  private @Nullable Throwable failure;

  SqlJob(SqlWork<T> work) {
    this.work = work;
  }

  CompletableFuture<T> promise() {
    return promise;
  }

  void run(Connection connection) throws SQLException {
    result = work.run(connection);
  }

  /** Remembers why this job failed; the first reason stands. */
  void failed(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
  }

  /** Keeps the promise: the result, or the reason why there is none. */
  @SuppressWarnings("NullAway") // a job may yield null, which a future carries as it is
  void settle() {
    if (failure == null) {
      promise.complete(result);
    } else {
      promise.completeExceptionally(failure);
    }
  }
}
