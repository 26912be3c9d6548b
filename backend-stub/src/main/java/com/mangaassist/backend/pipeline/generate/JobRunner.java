package com.mangaassist.backend.pipeline.generate;

import com.mangaassist.backend.pipeline.chat.AnswerOutcome;
import com.mangaassist.backend.pipeline.chat.StopSignal;
import com.mangaassist.backend.pipeline.sessions.SessionStore;
import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.StoredTurn;
import com.mangaassist.services.events.EventPublisher.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
  private final RunningJob.Answers chat;
  private final SessionStore sessions;

  JobRunner(GenerateService jobs, JobStore store, RunningJob.Answers chat, SessionStore sessions) {
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
      Optional<Job> other = store.find(jobId);
      return other.isEmpty()
          ? new Verdict.Settled()
          : again(other.get(), receives, JobWorker.HELD, events -> store.order(events));
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
      case AnswerOutcome.NotTheirs other -> store.failed(jobId, Job.NOT_THEIRS);
      case AnswerOutcome.Busy busy -> {
        Duration pause = SOON.multipliedBy(1L << Math.clamp(receives, 0, LONGEST_WAIT));
        return again(job, receives, pause, events -> store.untried(jobId, events));
      }
      case AnswerOutcome.Stopped(var reason) -> {
        if (reason == StopSignal.Reason.SHUTDOWN) {
          // The next run orders it anew; the stop is no fault of the job's.
          store.untried(jobId, List.of());
          return new Verdict.Settled();
        }
        store.failed(jobId, Job.CANCELLED);
      }
      case AnswerOutcome.Failed(String code, boolean retryable) -> {
        if (retryable && job.attempts() < MOST_ATTEMPTS) {
          LOG.info("{}: attempt {} failed: {}", jobId, job.attempts(), code);
          Duration pause = SOON.multipliedBy(job.attempts());
          return again(job, receives, pause, events -> store.putBack(jobId, events));
        }
        store.failed(jobId, code);
      }
    }
    return new Verdict.Settled();
  }

  /**
   * It should come again after a while. An order that was handed out too often would go to the dead
   * letters then, though nothing is wrong with it: another takes its place.
   *
   * @param keep keeps the new order, if there is one, with whatever else is to be kept
   */
  private Verdict again(Job job, int receives, Duration pause, Consumer<List<Entry>> keep) {
    if (receives < JobWorker.MOST_RECEIVES) {
      keep.accept(List.of());
      return new Verdict.Later(pause);
    }
    keep.accept(List.of(jobs.order(job)));
    return new Verdict.Settled();
  }
}
