package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.models.ModelFailureException;
import com.mangaassist.backend.pipeline.resilience.FallbackChain;
import com.mangaassist.backend.pipeline.resilience.ModelRound;
import com.mangaassist.backend.pipeline.resilience.Question;
import com.mangaassist.backend.pipeline.sessions.SessionStore;
import com.mangaassist.backend.pipeline.sessions.SessionStore.Begun;
import com.mangaassist.backend.pipeline.sessions.SessionStore.NewTurn;
import com.mangaassist.backend.pipeline.traces.Hop;
import com.mangaassist.backend.platform.parts.Failures;
import com.mangaassist.backend.platform.store.StoreException;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.Fallback;
import com.mangaassist.services.chat.Intent;
import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.services.chat.StoredTurn;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One message from its arrival to the end of its answer. The commit of the message and the call of
 * the model run side by side; nothing of the answer is shown before the commit.
 */
final class ChatTurn {

  private static final Logger LOG = LoggerFactory.getLogger(ChatTurn.class);

  /** Turns that are looked at: the latest ones whole, those before as a summary. */
  private static final int REMEMBERED_TURNS = 24;

  /** Intents whose first answer in a session rests on the shop alone. */
  private static final Set<Intent> CACHED =
      Set.of(Intent.RECOMMEND, Intent.AVAILABILITY, Intent.PRICE);

  private final ChatHops hops;
  private final ChatRequest request;
  private final String segment;
  private final TurnIds ids;
  private final StopSignal stop;
  private final AnswerSink sink;
  private final TurnClock clock;
  private final TurnEvents events;
  private final AnswerRelay relay;
  private @Nullable Ending ending;
  private boolean begun;

  ChatTurn(ChatHops hops, ChatRequest request, TurnIds ids, StopSignal stop, AnswerSink sink) {
    this.hops = hops;
    this.request = request;
    this.segment = Segments.of(request);
    this.ids = ids;
    this.stop = stop;
    this.sink = sink;
    this.clock = new TurnClock(hops.nanos());
    this.events = new TurnEvents(ids, hops.clock());
    this.relay =
        new AnswerRelay(
            hops.moderation(), hops.checkpoints().of(ids.messageId()), sink, clock, stop);
  }

  /**
   * Runs it on the calling thread.
   *
   * @param goesOn true when the session exists already
   */
  AnswerOutcome run(boolean goesOn) {
    Hop.correlate(ids.correlationId());
    try {
      return answer(goesOn);
    } catch (ModelFailureException e) {
      var reason = stop.reason();
      if (reason.isPresent()) {
        return stopped(reason.get());
      }
      LOG.warn("{}: the model failed: {}", ids.correlationId(), e.code());
      return failed(e.code(), e.retryable());
    } catch (InterruptedException e) {
      stop.stop(StopSignal.Reason.SHUTDOWN);
      AnswerOutcome outcome = stopped(StopSignal.Reason.SHUTDOWN);
      Thread.currentThread().interrupt();
      return outcome;
    } catch (RuntimeException e) {
      Throwable cause = Failures.cause(e);
      LOG.error("{}: the answer failed", ids.correlationId(), cause);
      return failed(
          cause instanceof StoreException
              ? AnswerOutcome.Failed.STORAGE
              : AnswerOutcome.Failed.INTERNAL,
          true);
    }
  }

  private AnswerOutcome answer(boolean goesOn) throws ModelFailureException, InterruptedException {
    Prepared prepared = prepare(goesOn);
    CompletableFuture<Begun> committed = begin(prepared);
    Ending end = new Ending(hops, events, ids, clock, prepared);
    ending = end;
    Optional<String> cached =
        Optional.ofNullable(prepared.cacheKey()).flatMap(key -> hops.cache().find(key));
    if (cached.isPresent()) {
      announce(prepared);
      return fromCache(cached.get(), committed, end);
    }
    try (ModelRound round = hops.models().ask(question(prepared))) {
      stop.onStop(round::close);
      announce(prepared);
      boolean answered = converse(round, end, committed);
      if (!(committed.join() instanceof Begun.Started)) {
        return refused(committed.join());
      }
      var reason = stop.reason();
      if (reason.isPresent()) {
        return stopped(reason.get());
      }
      if (!answered) {
        return new AnswerOutcome.Completed(withoutModel(round.tried(), prepared, end));
      }
      if (relay.withheld()) {
        end.withheld(relay.written(), relay.verdict(), request.customerId());
        relay.replace(SafeAnswers.in(prepared.understanding().language()));
      } else if (relay.shown().isBlank()) {
        return failed(AnswerOutcome.Failed.EMPTY, true);
      }
      var answer =
          end.complete(
              relay.whole(),
              round.usage().orElse(null),
              round.tried().isEmpty() ? null : Fallback.after(round.tried(), Fallback.By.MODEL),
              relay.verdict(),
              request);
      // What another model wrote is not what the key promises.
      if (prepared.cacheKey() != null
          && round.tried().isEmpty()
          && !relay.verdict().severity().atLeast(Severity.LOW)) {
        hops.cache().keep(prepared.cacheKey(), relay.whole());
      }
      return new AnswerOutcome.Completed(answer);
    }
  }

  private static Question question(Prepared prepared) {
    return new Question(
        prepared.prompt(), prepared.flag().variant(), FallbackChain.CHAT, prepared.budget());
  }

  /**
   * Relays the first answer that comes to its end; what a model left unfinished is taken back only
   * when another one has begun.
   *
   * @return false when no model began to answer
   */
  private boolean converse(ModelRound round, Ending end, CompletableFuture<Begun> committed)
      throws ModelFailureException, InterruptedException {
    ModelFailureException brokenOff = null;
    while (true) {
      String first;
      try {
        first = round.begin();
      } catch (ModelFailureException e) {
        if (brokenOff != null) {
          throw brokenOff; // half an answer is better than none
        }
        return false;
      }
      if (first != null || brokenOff == null) {
        end.answers(round.model()); // else it was stopped, and what is shown is the former's
      }
      if (first == null) {
        return true;
      }
      begun = true;
      if (!(committed.join() instanceof Begun.Started)) {
        return true;
      }
      if (brokenOff != null) {
        relay.restart();
      }
      try {
        relay.relay(first, round, ids.correlationId());
        return true;
      } catch (ModelFailureException e) {
        if (!round.anotherLeft()) {
          throw e;
        }
        end.brokeOff(relay.written());
        brokenOff = e;
      }
    }
  }

  /** An answer that was given before, or a sentence that says that there is none. */
  private ChatAnswer withoutModel(List<Fallback.Tried> tried, Prepared prepared, Ending end)
      throws InterruptedException {
    String code = tried.getLast().reason();
    LOG.warn("{}: no model answered: {}", ids.correlationId(), tried);
    status(Phase.STREAMING);
    var earlier = hops.earlier().find(request, prepared);
    relay.say(
        earlier
            .map(SessionStore.Earlier::text)
            .orElseGet(
                () ->
                    SafeAnswers.nobodyCould(
                        prepared.understanding().language(), !prepared.products().isEmpty())));
    return end.withoutModel(
        relay.whole(),
        earlier
            .map(given -> Fallback.earlier(tried, given.modelId(), given.at()))
            .orElseGet(() -> Fallback.after(tried, Fallback.By.SENTENCE)),
        code,
        request.customerId());
  }

  /** Tells the customer of it while the call is on its way to the model. */
  private void announce(Prepared prepared) throws InterruptedException {
    if (!prepared.products().isEmpty()) {
      sink.send(new ServerFrame.Products(prepared.products()));
    }
    sink.send(
        new ServerFrame.Status(
            Phase.WAITING,
            ids.correlationId(),
            prepared.model().modelId(),
            prepared.flag(),
            ids.messageId()));
  }

  /** An answer that another customer got to the same question; it has passed the guard. */
  private AnswerOutcome fromCache(String text, CompletableFuture<Begun> committed, Ending end)
      throws InterruptedException {
    if (!(committed.join() instanceof Begun.Started)) {
      return refused(committed.join());
    }
    relay.repeat(text, ids.correlationId());
    var reason = stop.reason();
    return reason.isPresent()
        ? stopped(reason.get())
        : new AnswerOutcome.Completed(end.repeat(relay.whole(), request.customerId()));
  }

  private AnswerOutcome refused(Begun begun) {
    ending = null;
    return begun instanceof Begun.NotTheirs
        ? new AnswerOutcome.NotTheirs()
        : new AnswerOutcome.Failed(AnswerOutcome.Failed.NO_SUCH_MESSAGE, false);
  }

  private Prepared prepare(boolean goesOn) throws InterruptedException {
    // What was said before is read while the message itself is judged.
    CompletableFuture<List<StoredTurn>> past =
        goesOn
            ? hops.sessions().history(ids.sessionId(), request.after(), REMEMBERED_TURNS)
            : CompletableFuture.completedFuture(List.of());
    status(Phase.MODERATING);
    var rated = Hop.in("moderation", () -> hops.moderation().rate(request.message()));
    var verdict = rated.verdict();
    clock.moderated();
    if (verdict.severity().atLeast(Severity.LOW)) {
      hops.metrics().flagged(TurnMetrics.MESSAGE, verdict.severity());
    }
    status(Phase.RETRIEVING);
    var understanding =
        Hop.in(
            "retrieval",
            () ->
                hops.dialogue()
                    .understand(
                        request.message(),
                        () -> Hop.in("session history", past::join),
                        request.language(),
                        verdict));
    List<StoredTurn> history = past.join();
    var flag =
        Hop.in(
            "flag",
            () ->
                hops.rollout()
                    .decide(request.customerId(), segment, ids.sessionId(), request.modelId()));
    Hop.note("feature_flag.key", flag.name());
    Hop.note("feature_flag.result.variant", flag.variant());
    Hop.note("mangaassist.moderation.severity", verdict.severity().wireName());
    var grounding =
        Hop.in(
            "grounding",
            () -> hops.grounding().find(request.customerId(), understanding, request.message()));
    var prompt =
        hops.rollout()
            .parameters(flag)
            .asked(
                hops.prompts().build(understanding, rated.masked(), history, segment, grounding));
    Hop.note("mangaassist.prompt.version", prompt.version());
    var products = ProductCards.of(understanding.products());
    boolean opening = history.isEmpty() && request.after() == null;
    boolean forAnybody =
        opening
            && !grounding.personal()
            && verdict.severity() == Severity.NONE
            && CACHED.contains(understanding.intent());
    String cacheKey =
        forAnybody ? AnswerCache.key(prompt, request.message(), flag.variant()) : null;
    clock.prepared();
    return new Prepared(
        rated,
        understanding,
        products,
        flag,
        hops.models().answering(flag.variant()),
        prompt,
        grounding,
        opening,
        cacheKey,
        hops.rollout().budget(flag));
  }

  private CompletableFuture<Begun> begin(Prepared prepared) {
    return Hop.until(
        "session begin",
        () ->
            hops.sessions()
                .begin(
                    new NewTurn(
                        ids.sessionId(),
                        request.customerId(),
                        segment,
                        ids.messageId(),
                        ids.correlationId(),
                        prepared.rated().masked(),
                        prepared.verdict().severity(),
                        ids.at(),
                        request.after()),
                    events.received(request, segment, prepared)));
  }

  private void status(Phase phase) throws InterruptedException {
    sink.send(new ServerFrame.Status(phase, ids.correlationId()));
  }

  private AnswerOutcome stopped(StopSignal.Reason reason) {
    if (reason == StopSignal.Reason.TIMEOUT) {
      return failed(AnswerOutcome.Failed.TIMEOUT, true);
    }
    return kept(end -> end.stop(relay.whole(), begun), new AnswerOutcome.Stopped(reason));
  }

  private AnswerOutcome failed(String code, boolean retryable) {
    return kept(
        end -> end.fail(relay.whole(), code, begun), new AnswerOutcome.Failed(code, retryable));
  }

  /** Keeps how it ended, as far as it had begun. */
  private AnswerOutcome kept(java.util.function.Consumer<Ending> how, AnswerOutcome outcome) {
    Ending end = ending;
    if (end == null) {
      return outcome;
    }
    try {
      how.accept(end);
      return outcome;
    } catch (RuntimeException e) {
      LOG.error("{}: the end of the answer could not be kept", ids.correlationId(), e);
      return new AnswerOutcome.Failed(AnswerOutcome.Failed.STORAGE, true);
    }
  }
}
