package com.mangaassist.services.flags;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for calls of AWS so that an interrupt, or too long a silence, ends the wait. */
final class Awaited {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Awaited() {}

  /**
   * What the call answered.
   *
   * @throws CompletionException why it did not
   */
  static <T> T of(CompletableFuture<T> call) throws InterruptedException {
    try {
      return call.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new CompletionException(cause.getMessage(), cause);
    } catch (TimeoutException e) {
      call.cancel(true);
      throw new CompletionException("no answer within " + LONGEST.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      call.cancel(true);
      throw e;
    }
  }
}
