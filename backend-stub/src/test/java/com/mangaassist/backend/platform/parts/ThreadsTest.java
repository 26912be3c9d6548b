package com.mangaassist.backend.platform.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThreadsTest {

  @Test
  void endsOneThatSwallowsItsFirstInterrupts() throws InterruptedException {
    var waits = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int swallowed = 0; swallowed < 3; swallowed++) {
                    try {
                      waits.countDown();
                      never.await();
                    } catch (InterruptedException e) {
                      // As a call of a library may do it.
                    }
                  }
                });
    waits.await();
    Threads.end(thread);
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void doesNotWaitForOneThatNeverBegan() {
    Threads.end(Thread.ofVirtual().unstarted(() -> {}));
  }

  @Test
  void keepsTheInterruptOfItsCaller() throws InterruptedException {
    var never = new CountDownLatch(1);
    Thread stubborn =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (never.getCount() > 0) {
                    try {
                      never.await();
                    } catch (InterruptedException e) {
                      // Stays until it is let go.
                    }
                  }
                });
    Thread.currentThread().interrupt();
    Threads.end(stubborn);
    assertThat(Thread.interrupted()).isTrue();
    never.countDown();
    stubborn.join();
  }
}
