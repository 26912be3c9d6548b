package com.mangaassist.backend.pipeline.gateway;

import com.mangaassist.backend.pipeline.chat.StopSignal;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** How long a caller of a synchronous route is kept waiting; then the answer is given up. */
record TimeLimit(ScheduledExecutorService timer, Duration limit) {

  /** What answers, and ends early when it is stopped. */
  @FunctionalInterface
  interface Work<T, E extends Exception> {
    T answer(StopSignal stop) throws E, InterruptedException;
  }

  /** Runs the work on the calling thread; stops it with TIMEOUT when the time is over. */
  <T, E extends Exception> T run(Work<T, E> work) throws E, InterruptedException {
    var stop = new StopSignal();
    Future<?> alarm =
        timer.schedule(
            () -> stop.stop(StopSignal.Reason.TIMEOUT), limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return work.answer(stop);
    } finally {
      alarm.cancel(false);
    }
  }
}
