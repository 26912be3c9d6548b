package com.mangaassist.backend.aws.bedrock;

import java.time.Duration;

/** Lets time pass between the pieces of an answer. */
@FunctionalInterface
public interface Pacer {
  /** Returns after {@code time}; at once when it is zero or less. */
  void pause(Duration time) throws InterruptedException;

  /** Sleeps; meant for virtual threads. */
  static Pacer sleeping() {
    return time -> {
      if (time.isPositive()) {
        Thread.sleep(time);
      }
    };
  }
}
