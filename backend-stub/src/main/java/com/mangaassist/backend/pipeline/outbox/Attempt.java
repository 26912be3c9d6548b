package com.mangaassist.backend.pipeline.outbox;

import com.mangaassist.backend.platform.parts.Backoff;
import com.mangaassist.services.events.EventPublisher;
import com.mangaassist.services.events.EventPublisher.Result;
import com.mangaassist.services.events.PublishException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call to the bus, and what it means for each of its rows. */
final class Attempt {

  /** The SDK's own retries are within it. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What the bus says of an entry that it will never take. */
  private static final Set<String> FOR_GOOD =
      Set.of(
          "InvalidArgument",
          "MalformedDetail",
          "RedactionFailure",
          "NotAuthorizedForSourceException",
          "NotAuthorizedForDetailTypeException",
          "InvalidAccountIdException");

  /**
   * How a call ended.
   *
   * @param reached whether the bus answered it at all, also with a refusal of single entries
   */
  record Outcome(List<Settlement> settlements, boolean reached) {}

  private final EventPublisher publisher;
  private final Backoff backoff;
  private final Clock clock;

  Attempt(EventPublisher publisher, Backoff backoff, Clock clock) {
    this.publisher = publisher;
    this.backoff = backoff;
    this.clock = clock;
  }

  /** Sends the batch; {@link #finish} tells how it went. */
  CompletableFuture<List<Result>> begin(List<Outbox.Row> batch) {
    return publisher.publish(batch.stream().map(Outbox.Row::entry).toList());
  }

  /** Waits for the call. */
  Outcome finish(List<Outbox.Row> batch, CompletableFuture<List<Result>> call)
      throws InterruptedException {
    try {
      return answered(batch, call.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      call.cancel(true);
      return failed(batch, "The bus did not answer in " + PATIENCE.toSeconds() + " s.");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() instanceof CompletionException c ? c.getCause() : e.getCause();
      return cause instanceof PublishException refusal && refusal.permanent()
          ? refused(batch, String.valueOf(refusal.getMessage()))
          : failed(batch, cause == null ? "" : String.valueOf(cause.getMessage()));
    }
  }

  /** One invalid entry has the whole call refused: each alone shows which one it was. */
  private Outcome refused(List<Outbox.Row> batch, String error) throws InterruptedException {
    if (batch.size() == 1) {
      return new Outcome(List.of(new Settlement.Dead(batch.getFirst().id(), error)), true);
    }
    List<Settlement> all = new ArrayList<>();
    boolean reached = false;
    for (Outbox.Row row : batch) {
      Outcome alone = finish(List.of(row), begin(List.of(row)));
      all.addAll(alone.settlements());
      reached |= alone.reached();
    }
    return new Outcome(all, reached);
  }

  private Outcome answered(List<Outbox.Row> batch, List<Result> results) {
    if (results.size() != batch.size()) {
      return failed(batch, "The bus answered " + results.size() + " for " + batch.size());
    }
    List<Settlement> all = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      all.add(settlement(batch.get(i), results.get(i)));
    }
    return new Outcome(all, true);
  }

  private Settlement settlement(Outbox.Row row, Result result) {
    if (result.accepted()) {
      return new Settlement.Published(row.id(), result.eventId());
    }
    String code = String.valueOf(result.errorCode());
    String error = code + ": " + result.errorMessage();
    return FOR_GOOD.contains(code) ? new Settlement.Dead(row.id(), error) : later(row, error);
  }

  private Outcome failed(List<Outbox.Row> batch, String error) {
    return new Outcome(batch.stream().map(row -> later(row, error)).toList(), false);
  }

  private Settlement later(Outbox.Row row, String error) {
    return new Settlement.Later(
        row.id(), error, clock.instant().plus(backoff.after(row.attempts() + 1)));
  }
}
