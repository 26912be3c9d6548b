package com.mangaassist.views.testing;

import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;

/** Whether what was closed is let go of. */
public final class Leaks {

  private Leaks() {}

  /** Fails unless the referent is collected; the caller must hold no strong reference to it. */
  public static void assertCollected(String what, WeakReference<?> closed) {
    await(what + " is still reachable")
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              Fx.settle();
              System.gc();
              return closed.get() == null;
            });
  }
}
