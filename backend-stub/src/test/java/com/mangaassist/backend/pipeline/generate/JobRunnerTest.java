package com.mangaassist.backend.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.mangaassist.backend.pipeline.chat.AnswerOutcome;
import com.mangaassist.backend.pipeline.chat.StopSignal;
import com.mangaassist.backend.pipeline.generate.JobRunner.Verdict;
import com.mangaassist.backend.pipeline.sessions.SessionClaims;
import com.mangaassist.backend.pipeline.sessions.SessionSchema;
import com.mangaassist.backend.pipeline.sessions.SqliteSessionStore;
import com.mangaassist.backend.platform.store.Sql;
import com.mangaassist.backend.platform.store.SqliteDatabase;
import com.mangaassist.backend.platform.store.TimeOrderedIds;
import com.mangaassist.services.chat.ChatRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders of a job come again and again, as a queue hands them out. */
class JobRunnerTest {

  @TempDir private Path folder;
  private SqliteDatabase database;
  private GenerateService jobs;
  private JobRunner runner;
  private AnswerOutcome next = new AnswerOutcome.Busy();
  private String job;

  @BeforeEach
  void open() {
    Clock clock = Clock.systemUTC();
    database =
        SessionSchema.open(folder.resolve("pipeline.db"), JobStore.SCHEMA, SessionClaims.SCHEMA);
    var ids = new TimeOrderedIds(clock, new Random(7));
    var store = new JobStore(database, clock, () -> {});
    jobs = new GenerateService(store, ids, clock);
    var sessions = SqliteSessionStore.open(database, ids, clock, () -> {});
    runner = new JobRunner(jobs, store, (request, stop, sink) -> next, sessions);
    var request = new ChatRequest("s", "user-1", "Hi", null, null, null);
    job = jobs.accept("desk", request).orElseThrow().jobId();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private long orders() {
    return database.read(
        c -> Sql.first(c, row -> row.getLong(1), "SELECT count(*) FROM outbox").orElseThrow());
  }

  private Job.State state() {
    return jobs.find(job).orElseThrow().state();
  }

  @Test
  void aJobOfABusySessionWaitsAsLongAsItTakesAndNeverTurnsIntoADeadLetter() {
    int receives = 0;
    for (int i = 0; i < 4 * JobWorker.MOST_RECEIVES; i++) {
      long before = orders();
      receives++;
      assertThat(receives).as("else it is a dead letter").isLessThanOrEqualTo(5);
      switch (runner.run(job, receives)) {
        case Verdict.Later later ->
            assertThat(orders()).as("it comes again by itself").isEqualTo(before);
        case Verdict.Settled settled -> {
          assertThat(orders()).as("another takes its place").isEqualTo(before + 1);
          receives = 0;
        }
      }
      assertThat(state()).isEqualTo(Job.State.PENDING);
      assertThat(jobs.find(job).orElseThrow().attempts()).isZero();
    }
    assertThat(orders()).isEqualTo(5);
  }

  @Test
  void anAttemptThatFailsAtTheLastReceiveIsStillTriedAgain() {
    next = new AnswerOutcome.Failed("ThrottlingException", true);

    assertThat(runner.run(job, 5)).isInstanceOf(Verdict.Settled.class);
    assertThat(orders()).isEqualTo(2);
    assertThat(state()).isEqualTo(Job.State.PENDING);
    assertThat(runner.run(job, 1)).isInstanceOf(Verdict.Later.class);
    assertThat(runner.run(job, 2)).isInstanceOf(Verdict.Settled.class);
    assertThat(orders()).as("it has had its attempts").isEqualTo(2);
    assertThat(state()).isEqualTo(Job.State.FAILED);
  }

  @Test
  void theEndOfTheProgramLeavesNoOrderThatTheNextRunWouldFindBesideItsOwn() {
    next = new AnswerOutcome.Stopped(StopSignal.Reason.SHUTDOWN);

    assertThat(runner.run(job, 1)).isInstanceOf(Verdict.Settled.class);
    assertThat(state()).isEqualTo(Job.State.PENDING);
    assertThat(orders()).isEqualTo(1);
    jobs.resume();
    assertThat(orders()).isEqualTo(2);
  }

  @Test
  void saysOfAJobWhoseSessionIsAnothersThatItIs() {
    next = new AnswerOutcome.NotTheirs();

    assertThat(runner.run(job, 1)).isInstanceOf(Verdict.Settled.class);
    assertThat(jobs.find(job).orElseThrow())
        .returns(Job.State.FAILED, Job::state)
        .returns(Job.NOT_THEIRS, Job::problem);
  }

  @Test
  void anOrderOfAJobThatNobodyKnowsIsSettled() {
    assertThat(runner.run("nobody", 1)).isInstanceOf(Verdict.Settled.class);
  }
}
