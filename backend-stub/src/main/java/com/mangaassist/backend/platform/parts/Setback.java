package com.mangaassist.backend.platform.parts;

import java.time.Duration;
import org.slf4j.Logger;

/**
 * What a background loop does when its work fails, such as on a full disk: says so once, waits
 * longer each time, and says when it goes again. Belongs to the loop's thread; others may ask.
 */
public final class Setback {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Logger log;
  private final String work;
  private final Duration first;
  private Duration pause;
  private volatile String trouble = "";

  /**
   * Nothing has failed yet.
   *
   * @param log the loop's own
   * @param work what it does, as {@code The delivery of events}
   * @param first how long it waits after the first failure
   */
  public Setback(Logger log, String work, Duration first) {
    this.log = log;
    this.work = work;
    this.first = first;
    this.pause = first;
  }

  /** Waits after a failure. */
  public void failed(RuntimeException failure) throws InterruptedException {
    Throwable cause = Failures.cause(failure);
    if (trouble.isEmpty()) {
      log.error("{} fails and is tried again: {}", work, cause.getMessage(), cause);
    }
    trouble = String.valueOf(cause.getMessage());
    Thread.sleep(pause);
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
  }

  /** The work went well. */
  public void passed() {
    if (!trouble.isEmpty()) {
      trouble = "";
      pause = first;
      log.info("{} goes on", work);
    }
  }

  /** Why the work fails now; empty while it does not. */
  public String trouble() {
    return trouble;
  }
}
