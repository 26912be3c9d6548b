package com.mangaassist.backend.aws.events.deliver;

import com.mangaassist.backend.aws.delivery.SinkException;
import com.mangaassist.backend.aws.events.input.TargetInput;
import com.mangaassist.backend.aws.events.state.Arns;
import com.mangaassist.backend.aws.events.state.Destination;
import com.mangaassist.backend.aws.events.state.Retry;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt to deliver an event to a target, and what follows from its end. */
public final class Attempts {

  private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

  private final TargetInput input;
  private final Targets targets;
  private final DeadLetterSender deadLetters;
  private final Backoff backoff;
  private final Clock clock;

  /** Delivers to {@code targets} and, when nothing helps, to {@code deadLetters}. */
  public Attempts(
      Arns arns, Targets targets, DeadLetterSender deadLetters, Backoff backoff, Clock clock) {
    this.input = new TargetInput(arns);
    this.targets = targets;
    this.deadLetters = deadLetters;
    this.backoff = backoff;
    this.clock = clock;
  }

  /**
   * The first attempt; what comes back is to be kept and tried again. One that the end of the
   * program cut off comes back as it was: it counts for nothing and buries nothing.
   */
  Optional<Retry> first(Destination destination, Letter letter, long batch, int place) {
    Retry fresh = new Retry(0, 0, batch, place, destination.target().seq(), 0, "", "", false);
    Optional<SinkException> failure = deliver(destination, letter);
    return failure.isEmpty()
        ? Optional.empty()
        : after(failure.get(), fresh, fresh, destination, letter);
  }

  /** Another attempt at its time; what comes back is as for the first. */
  Optional<Retry> again(Retry retry, Destination destination, Letter letter) {
    if (retry.dead()) {
      return bury(retry, destination, letter.event());
    }
    if (tooOld(destination, letter.ingestedAt())) {
      return bury(retry.exhausted(DeadLetterSender.AGE), destination, letter.event());
    }
    Optional<SinkException> failure = deliver(destination, letter);
    return failure.isEmpty()
        ? Optional.empty()
        : after(failure.get(), retry, retry.tried(), destination, letter);
  }

  /** Puts a delivery off that was not tried, because its target is busy. */
  Retry postponed(Destination destination, long batch, int place) {
    return new Retry(
        0,
        clock.millis() + backoff.next(0),
        batch,
        place,
        destination.target().seq(),
        0,
        "THROTTLING",
        "The target is busy.",
        false);
  }

  /** Puts a retry off that broke off; it counts as a try, so that it waits longer each time. */
  Retry putOff(Retry retry) {
    Retry counted = retry.dead() ? retry : retry.tried();
    return counted.at(clock.millis() + backoff.next(counted.attempts()));
  }

  private boolean tooOld(Destination destination, long ingestedAt) {
    return clock.millis() - ingestedAt >= destination.target().age().toMillis();
  }

  private Optional<SinkException> deliver(Destination destination, Letter letter) {
    try {
      targets.send(
          destination.target(), input.of(destination, letter.event(), letter.ingestedAt()), letter);
      return Optional.empty();
    } catch (SinkException e) {
      return Optional.of(e);
    } catch (RuntimeException e) {
      LOG.error("Target {} could not be served", destination.target().arn(), e);
      return Optional.of(SinkException.forNow("INTERNAL_ERROR", "The stand-in failed."));
    }
  }

  private Optional<Retry> after(
      SinkException failure, Retry before, Retry tried, Destination destination, Letter letter) {
    if (failure.cutOff()) {
      return Optional.of(before);
    }
    Retry failed = tried.failed(failure.code(), failure.text());
    if (!failure.retryable()) {
      return bury(failed, destination, letter.event());
    }
    if (failed.attempts() >= destination.target().retries()) {
      return bury(failed.exhausted(DeadLetterSender.ATTEMPTS), destination, letter.event());
    }
    if (tooOld(destination, letter.ingestedAt())) {
      return bury(failed.exhausted(DeadLetterSender.AGE), destination, letter.event());
    }
    long due = clock.millis() + backoff.next(failed.attempts());
    long last = letter.ingestedAt() + destination.target().age().toMillis();
    return Optional.of(failed.at(Math.min(due, last)));
  }

  private Optional<Retry> bury(Retry failed, Destination destination, String event) {
    try {
      deadLetters.send(failed, destination, event);
      return Optional.empty();
    } catch (SinkException e) {
      return Optional.of(failed.buriedLater(clock.millis() + backoff.next(failed.attempts())));
    }
  }
}
