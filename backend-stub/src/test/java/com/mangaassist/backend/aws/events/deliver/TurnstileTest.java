package com.mangaassist.backend.aws.events.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TurnstileTest {

  @Test
  @Timeout(60)
  void whoeverFindsNoPlaceGoesInWhenSomebodyLeaves() throws Exception {
    var turnstile = new Turnstile(2, Duration.ofHours(1));
    turnstile.enter();
    Turnstile.Pass second = turnstile.enter();
    var third = new CompletableFuture<Turnstile.Pass>();
    Thread waiting =
        Thread.startVirtualThread(
            () -> {
              try {
                third.complete(turnstile.enter());
              } catch (InterruptedException e) {
                third.completeExceptionally(e);
              }
            });
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      assertThat(third).isNotDone();
      Thread.onSpinWait();
    }

    second.leave();
    second.leave(); // makes no second place

    assertThat(third.get()).isNotNull();
    waiting.join();
  }

  @Test
  @Timeout(60)
  void whoeverStaysForLongerThanAMomentHoldsUpNobody() throws Exception {
    var turnstile = new Turnstile(1, Duration.ofMillis(1));
    Turnstile.Pass slow = turnstile.enter();
    for (int i = 0; i < 20; i++) {
      turnstile.enter();
    }
    slow.leave();
    turnstile.enter();
  }
}
