package com.mangaassist.backend.pipeline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.services.events.EventPublisher.Entry;
import com.mangaassist.services.events.EventPublisher.Result;
import com.mangaassist.services.events.PublishException;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CountedPublisherTest {

  private static final Entry ENTRY = new Entry("mangaassist.chat", "Told", "{}");
  private static final Result TAKEN = new Result("id", null, null);
  private static final Result REFUSED = new Result(null, "ThrottlingException", "slowly");

  private final CountedPublisher counted =
      new CountedPublisher(entries -> this.answer, () -> this.now);
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private CompletableFuture<List<Result>> answer = CompletableFuture.completedFuture(List.of());

  @Test
  void countsWhatTheBusTookInTheLastMinute() {
    assertThat(counted.lastMinute()).isZero();
    publish(CompletableFuture.completedFuture(List.of(TAKEN, REFUSED, TAKEN)));
    assertThat(counted.lastMinute()).isEqualTo(2);

    pass(30);
    publish(CompletableFuture.completedFuture(List.of(TAKEN)));
    assertThat(counted.lastMinute()).isEqualTo(3);

    pass(30);
    assertThat(counted.lastMinute()).isEqualTo(1);
    pass(30);
    assertThat(counted.lastMinute()).isZero();
  }

  @Test
  void aCallThatFailedCountsNothingAndFailsAsBefore() {
    var failed =
        CompletableFuture.<List<Result>>failedFuture(
            new PublishException(false, "gone", new IOException("gone")));
    publish(failed);
    assertThat(counted.lastMinute()).isZero();
  }

  @Test
  void aSecondOfAMinuteAgoIsForgottenWhenItsPlaceIsTaken() {
    publish(CompletableFuture.completedFuture(Collections.nCopies(9, TAKEN)));
    pass(60);
    publish(CompletableFuture.completedFuture(List.of(TAKEN)));
    assertThat(counted.lastMinute()).isEqualTo(1);
  }

  private void publish(CompletableFuture<List<Result>> answers) {
    answer = answers;
    assertThat(counted.publish(List.of(ENTRY)).isCompletedExceptionally())
        .isEqualTo(answers.isCompletedExceptionally());
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
  }
}
