package com.mangaassist.backend.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mangaassist.backend.pipeline.sessions.SessionClaims;
import com.mangaassist.backend.pipeline.sessions.SessionSchema;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.chat.ChatRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobStoreTest {

  @TempDir private Path folder;
  private SqliteDatabase database;
  private JobStore jobs;

  @BeforeEach
  void open() {
    database =
        SessionSchema.open(folder.resolve("pipeline.db"), JobStore.SCHEMA, SessionClaims.SCHEMA);
    jobs = new JobStore(database, Clock.systemUTC(), () -> {});
    assertThat(accept("job-1", "user-1")).isTrue();
  }

  private boolean accept(String jobId, String customerId) {
    var request = new ChatRequest("s", customerId, "Hello", null, null, "model");
    return jobs.accept(
        new Job(
            jobId, "desk", request, Job.State.PENDING, 0, null, null, Instant.now(), null, null),
        List.of());
  }

  @Test
  void aSessionIsItsCustomersFromTheFirstJobOn() {
    assertThat(accept("job-2", "user-2")).isFalse();
    assertThat(jobs.find("job-2")).isEmpty();
    assertThat(accept("job-3", "user-1")).isTrue();
    assertThat(jobs.unfinished()).extracting(Job::jobId).containsExactly("job-1", "job-3");
  }

  @Test
  void aClaimThatNobodyRedeemsIsForgottenAMonthLater() {
    InstantSource later = () -> Instant.now().plus(Duration.ofDays(31));
    try (var purge =
        SessionClaims.UNUSED.start(
            database, later.withZone(ZoneOffset.UTC), Duration.ofMillis(20))) {
      assertThat(purge).isNotNull();
      await().until(() -> accept("job-2", "user-2"));
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** As when the disk was full as its answer was to be kept: the order comes again. */
  @Test
  void takesUpAJobThatAnAttemptLeftWithoutAWord() {
    assertThat(jobs.begin("job-1").orElseThrow().attempts()).isEqualTo(1);
    assertThat(jobs.begin("job-1").orElseThrow().attempts()).isEqualTo(2);
  }

  @Test
  void takesUpNoneThatHasEnded() {
    jobs.begin("job-1");
    jobs.failed("job-1", Job.CANCELLED);
    assertThat(jobs.begin("job-1")).isEmpty();
    assertThat(jobs.begin("job-2")).isEmpty();
  }

  @Test
  void forgetsAWeekLaterWhatEndedWhileItRuns() {
    jobs.begin("job-1");
    jobs.failed("job-1", Job.CANCELLED);
    var now = new AtomicReference<>(Instant.now().plus(Duration.ofDays(6)));
    InstantSource source = now::get;
    try (var purge =
        JobStore.ENDED.start(database, source.withZone(ZoneOffset.UTC), Duration.ofMillis(20))) {
      assertThat(purge).isNotNull();
      assertThat(jobs.find("job-1")).isPresent();
      now.set(Instant.now().plus(Duration.ofDays(8)));
      await().until(() -> jobs.find("job-1").isEmpty());
    }
  }

  @Test
  void givesAnAttemptBackThatWasNone() {
    jobs.begin("job-1");
    jobs.untried("job-1", List.of());
    assertThat(jobs.find("job-1").orElseThrow())
        .returns(Job.State.PENDING, Job::state)
        .returns(0, Job::attempts);
  }
}
