package com.mangaassist.backend.pipeline.mesh;

import com.mangaassist.backend.platform.parts.Threads;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at all instances of a service again and again, on one thread. */
final class HealthChecks implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);

  /** Asks one instance how it is. */
  @FunctionalInterface
  interface Probe {
    /**
     * Returns when it is well.
     *
     * @throws IOException if it is not, or cannot be reached
     */
    void look(Endpoint endpoint) throws IOException, InterruptedException;
  }

  private final EndpointRegistry registry;
  private final Probe probe;
  private final Duration interval;
  private final Thread thread = Thread.ofVirtual().name("mesh-health").unstarted(this::run);

  private HealthChecks(EndpointRegistry registry, Probe probe, Duration interval) {
    this.registry = registry;
    this.probe = probe;
    this.interval = interval;
  }

  static HealthChecks start(EndpointRegistry registry, Probe probe, Duration interval) {
    var checks = new HealthChecks(registry, probe, interval);
    checks.thread.start();
    return checks;
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(interval);
        look(registry, probe);
      }
    } catch (InterruptedException e) {
      LOG.debug("closed");
    }
  }

  /** One look at each. */
  static void look(EndpointRegistry registry, Probe probe) throws InterruptedException {
    for (Endpoint endpoint : registry.endpoints()) {
      try {
        probe.look(endpoint);
        registry.passed(endpoint);
      } catch (IOException | RuntimeException e) {
        String why = e.getMessage();
        registry.failed(endpoint, why == null ? e.getClass().getSimpleName() : why);
      }
    }
  }

  @Override
  public void close() {
    Threads.end(thread);
  }
}
