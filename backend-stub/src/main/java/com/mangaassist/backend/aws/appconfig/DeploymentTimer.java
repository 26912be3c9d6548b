package com.mangaassist.backend.aws.appconfig;

import com.mangaassist.backend.aws.rest.RestFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes the engine when the next step is due, and each second while alarms are watched: an alarm
 * has to stop a deployment also when nobody asks for either.
 */
final class DeploymentTimer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeploymentTimer.class);
  private static final Duration ALARMS_EVERY = Duration.ofSeconds(1);

  private final DeploymentEngine engine;
  private final Clock clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("appconfig-deployments").factory());
  private @Nullable ScheduledFuture<?> next;
  private boolean closed;

  DeploymentTimer(DeploymentEngine engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
    engine.onChange(this::plan);
  }

  private synchronized void plan() {
    if (next != null) {
      next.cancel(false);
      next = null;
    }
    Optional<Instant> due = engine.nextDue();
    if (closed || due.isEmpty()) {
      return;
    }
    Duration wait = Duration.between(clock.instant(), due.get());
    if (engine.monitored() && wait.compareTo(ALARMS_EVERY) > 0) {
      wait = ALARMS_EVERY;
    }
    // A millisecond more: the wait is cut to whole ones, and waking too early helps nobody.
    next = thread.schedule(this::wake, Math.max(0, wait.toMillis()) + 1, TimeUnit.MILLISECONDS);
  }

  private void wake() {
    try {
      engine.catchUp();
      plan();
    } catch (RestFault | RuntimeException e) {
      LOG.error("Deployments could not be moved on; tried again in a second", e);
      again();
    }
  }

  private synchronized void again() {
    if (!closed) {
      next = thread.schedule(this::wake, ALARMS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      if (next != null) {
        next.cancel(false);
      }
    }
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
