package com.mangaassist.backend.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.pipeline.sessions.SessionSchema;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.services.chat.ChatRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
    database = SessionSchema.open(folder.resolve("pipeline.db"), JobStore.SCHEMA);
    jobs = JobStore.open(database, Clock.systemUTC(), () -> {});
    var request = new ChatRequest("s", "user-1", "Hello", null, null, "model");
    jobs.accept(
        new Job(
            "job-1", "desk", request, Job.State.PENDING, 0, null, null, Instant.now(), null, null),
        List.of());
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
  void givesAnAttemptBackThatWasNone() {
    jobs.begin("job-1");
    jobs.untried("job-1");
    assertThat(jobs.find("job-1").orElseThrow())
        .returns(Job.State.PENDING, Job::state)
        .returns(0, Job::attempts);
  }
}
