package com.mangaassist.backend.pipeline.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mangaassist.backend.pipeline.models.ModelFailureException;
import com.mangaassist.backend.platform.time.MovedClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a model is left alone, and when it is tried again. */
class ModelGuardTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final MovedClock clock = new MovedClock(Instant.parse("2026-11-01T00:00:00Z"));
  private final ModelGuard guard = new ModelGuard("haiku", new ModelLimits(LIMIT, LIMIT, 2), clock);

  @Test
  void opensWhenHalfOfTheCallsFailAndTriesAgainAfterHalfAMinute() throws Exception {
    fail(5);
    succeed(5);
    assertRefused(Reasons.BREAKER_OPEN);
    clock.move(Duration.ofSeconds(29));
    assertRefused(Reasons.BREAKER_OPEN);

    clock.move(Duration.ofSeconds(2));
    succeed(3);
    assertThat(guard.trouble()).isEmpty();
    succeed(20);
  }

  @Test
  void staysClosedWhileFewerThanHalfFail() throws Exception {
    succeed(6);
    fail(4);
    assertThatCode(guard::admit).doesNotThrowAnyException();
  }

  @Test
  void opensAgainWhenTheTrialsFail() throws Exception {
    fail(10);
    clock.move(Duration.ofSeconds(31));
    fail(3);
    assertRefused(Reasons.BREAKER_OPEN);
  }

  @Test
  void aCallThatIsWrongSaysNothingOfTheModel() throws Exception {
    for (int i = 0; i < 20; i++) {
      guard.admit();
      guard.failed(
          Duration.ofMillis(5), new ModelFailureException("ValidationException", false, null));
    }
    assertThatCode(guard::admit).doesNotThrowAnyException();
  }

  @Test
  void letsOnlySoManyInAtOnce() throws Exception {
    guard.admit();
    guard.admit();
    assertRefused(Reasons.BULKHEAD_FULL);
    guard.abandoned();
    assertThatCode(guard::admit).doesNotThrowAnyException();
  }

  @Test
  void leavesARetiredModelAlone() throws Exception {
    guard.admit();
    guard.failed(
        Duration.ofMillis(5), new ModelFailureException("ResourceNotFoundException", false, null));
    assertRefused(Reasons.RETIRED);
    clock.move(Duration.ofSeconds(31));
    assertThatCode(guard::admit).doesNotThrowAnyException();
  }

  private void fail(int times) throws ModelFailureException {
    for (int i = 0; i < times; i++) {
      guard.admit();
      guard.failed(
          Duration.ofMillis(5), new ModelFailureException("ThrottlingException", true, null));
    }
  }

  private void succeed(int times) throws ModelFailureException {
    for (int i = 0; i < times; i++) {
      guard.admit();
      guard.succeeded(Duration.ofMillis(5));
    }
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(guard::admit)
        .isInstanceOfSatisfying(
            ModelFailureException.class, e -> assertThat(e.code()).isEqualTo(reason));
  }
}
