package com.mangaassist.backend.pipeline.generate;

import com.mangaassist.backend.pipeline.chat.AnswerOutcome;
import com.mangaassist.backend.pipeline.chat.ChatService;
import com.mangaassist.backend.pipeline.chat.StopSignal;
import com.mangaassist.backend.pipeline.sessions.SessionStore;
import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.StoredTurn;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one job, whatever became of it before: orders of the same job may come many times. */
final class JobRunner {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final int MOST_ATTEMPTS = 3;
  private static final Duration SOON = Duration.ofSeconds(2);

  /** What is to become of the order. */
  sealed interface Verdict {

    /** It has been seen to. */
    record Settled() implements Verdict {}

    /** It should come again. */
    record Later(Duration pause) implements Verdict {}
  }

  private final GenerateService jobs;
  private final JobStore store;
  private final ChatService chat;
  private final SessionStore sessions;

  JobRunner(GenerateService jobs, JobStore store, ChatService chat, SessionStore sessions) {
    this.jobs = jobs;
    this.store = store;
    this.chat = chat;
    this.sessions = sessions;
  }

  Verdict run(String jobId) {
    Optional<Job> begun = store.begin(jobId);
    if (begun.isEmpty()) {
      return new Verdict.Settled();
    }
    Job job = begun.get();
    Optional<ChatAnswer> before = answeredBefore(job);
    if (before.isPresent()) {
      store.done(jobId, before.get());
      return new Verdict.Settled();
    }
    var attempt = new RunningJob();
    jobs.started(jobId, attempt);
    try {
      return settle(job, attempt.run(chat, job));
    } finally {
      jobs.ended(jobId);
    }
  }

  /** An attempt whose answer was kept, but which died before it could say so. */
  private Optional<ChatAnswer> answeredBefore(Job job) {
    String session = job.request().sessionId();
    if (job.attempts() < 2 || session == null) {
      return Optional.empty();
    }
    return sessions.history(session, null, 1).join().stream()
        .filter(turn -> turn.state() == AnswerState.COMPLETE)
        .filter(turn -> turn.message().equals(job.request().message()))
        .filter(turn -> !turn.at().isBefore(job.createdAt()))
        .findFirst()
        .flatMap(JobRunner::whole);
  }

  private static Optional<ChatAnswer> whole(StoredTurn turn) {
    ChatAnswer details = turn.details();
    return details == null ? Optional.empty() : Optional.of(details.withText(turn.answer()));
  }

  private Verdict settle(Job job, AnswerOutcome outcome) {
    String jobId = job.jobId();
    switch (outcome) {
      case AnswerOutcome.Completed(var answer) -> store.done(jobId, answer);
      case AnswerOutcome.NotTheirs other -> store.failed(jobId, "Forbidden");
      case AnswerOutcome.Busy busy -> {
        store.untried(jobId);
        return new Verdict.Later(SOON);
      }
      case AnswerOutcome.Stopped(var reason) -> {
        if (reason == StopSignal.Reason.SHUTDOWN) {
          // The next run orders it anew; the stop is no fault of the job's.
          store.untried(jobId);
          return new Verdict.Later(Duration.ZERO);
        }
        store.failed(jobId, Job.CANCELLED);
      }
      case AnswerOutcome.Failed(String code, boolean retryable) -> {
        if (retryable && job.attempts() < MOST_ATTEMPTS) {
          LOG.info("{}: attempt {} failed: {}", jobId, job.attempts(), code);
          store.putBack(jobId);
          return new Verdict.Later(SOON.multipliedBy(job.attempts()));
        }
        store.failed(jobId, code);
      }
    }
    return new Verdict.Settled();
  }
}
