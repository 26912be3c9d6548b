package com.mangaassist.backend.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A ring between the look and the wait is heard. */
class SignalsTest {
  private static final long LONG = TimeUnit.MINUTES.toNanos(1);

  private final Signals signals = new Signals();

  @Test
  @Timeout(20)
  void hearsAQueueThatGoesBetweenTheLookAndTheWait() throws Exception {
    Signals.Watch watch = signals.watch(7);
    signals.forget(7);
    assertThat(Signals.await(watch, LONG)).isTrue();
  }

  @Test
  @Timeout(20)
  void hearsARingBetweenTheLookAndTheWait() throws Exception {
    Signals.Watch watch = signals.watch(7);
    signals.ring(7);
    assertThat(Signals.await(watch, LONG)).isTrue();
  }

  @Test
  void hearsNothingOfOtherQueues() throws Exception {
    Signals.Watch watch = signals.watch(7);
    signals.ring(8);
    long begin = System.nanoTime();
    long wait = TimeUnit.MILLISECONDS.toNanos(5);
    assertThat(Signals.await(watch, wait)).isFalse();
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(wait);
  }
}
