package com.mangaassist.backend.pipeline.provision;

import com.mangaassist.backend.platform.parts.Backoff;
import com.mangaassist.backend.platform.parts.Threads;
import com.mangaassist.backend.platform.store.StoreException;
import com.mangaassist.services.provisioning.Blueprint;
import com.mangaassist.services.provisioning.Provisioner;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Provisions at the start, and tries again while AWS does not answer. */
public final class Provisioning implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Provisioning.class);

  private final Provisioner provisioner;
  private final Blueprint plan;
  private final Backoff backoff;
  private final Consumer<Map<String, String>> ready;
  private final Thread thread;
  private volatile Status status = new Status(false, "");

  /**
   * How far it is.
   *
   * @param done everything is there
   * @param trouble why not, after a try; else empty
   */
  public record Status(boolean done, String trouble) {}

  private Provisioning(
      Provisioner provisioner,
      Blueprint plan,
      Backoff backoff,
      Consumer<Map<String, String>> ready) {
    this.provisioner = provisioner;
    this.plan = plan;
    this.backoff = backoff;
    this.ready = ready;
    this.thread = Thread.ofVirtual().name("provisioning").unstarted(this::run);
  }

  /**
   * Starts.
   *
   * @param ready told once, with the queues' addresses by their names
   */
  public static Provisioning start(
      Provisioner provisioner,
      Blueprint plan,
      Backoff backoff,
      Consumer<Map<String, String>> ready) {
    var provisioning = new Provisioning(provisioner, plan, backoff, ready);
    provisioning.thread.start();
    return provisioning;
  }

  private void run() {
    try {
      for (int tries = 1; !provisioned(); tries++) {
        TimeUnit.MILLISECONDS.sleep(backoff.after(tries).toMillis());
      }
    } catch (InterruptedException e) {
      LOG.debug("Closed before all was there");
    }
  }

  private boolean provisioned() {
    try {
      Map<String, String> queues = provisioner.provision(plan);
      ready.accept(queues);
      status = new Status(true, "");
      return true;
    } catch (CompletionException | StoreException e) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.info("Rules and queues are not there yet: {}", String.valueOf(cause.getMessage()));
      status = new Status(false, String.valueOf(cause.getMessage()));
      return false;
    }
  }

  /** How far it is. */
  public Status status() {
    return status;
  }

  /** Stops trying. */
  @Override
  public void close() {
    Threads.end(thread);
  }
}
