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

  /** Doublings of that for a session that is busy. */
  private static final int LONGEST_WAIT = 5;

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

  /**
   * Does it, if it is still to be done.
   *
   * @param receives how often its order was handed out
   */
  Verdict run(String jobId, int receives) {
    var attempt = new RunningJob();
    // Before it begins, so that whoever calls it off from then on reaches the attempt.
    if (!jobs.started(jobId, attempt)) {
      return new Verdict.Later(JobWorker.HELD);
    }
    try {
      Optional<Job> begun = store.begin(jobId);
      return begun.isEmpty() ? new Verdict.Settled() : run(begun.get(), attempt, receives);
    } finally {
      jobs.ended(jobId);
    }
  }

  private Verdict run(Job job, RunningJob attempt, int receives) {
    Optional<ChatAnswer> before = answeredBefore(job);
    if (before.isPresent()) {
      store.done(job.jobId(), before.get());
      return new Verdict.Settled();
    }
    return settle(job, attempt.run(chat, job), receives);
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

  private Verdict settle(Job job, AnswerOutcome outcome, int receives) {
    String jobId = job.jobId();
    switch (outcome) {
      case AnswerOutcome.Completed(var answer) -> store.done(jobId, answer);
      case AnswerOutcome.NotTheirs other -> store.failed(jobId, "Forbidden");
      case AnswerOutcome.Busy busy -> {
        store.untried(jobId);
        // Each time longer: an order that comes too often goes to the dead letters.
        return new Verdict.Later(SOON.multipliedBy(1L << Math.clamp(receives, 0, LONGEST_WAIT)));
      }
      case AnswerOutcome.Stopped(var reason) -> {
        if (reason == StopSignal.Reason.SHUTDOWN) {
          // The next run orders it anew; the stop is no fault of the job's. Not at once: the order
          // would come again as long as the worker is still there.
          store.untried(jobId);
          return new Verdict.Later(JobWorker.HELD);
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
