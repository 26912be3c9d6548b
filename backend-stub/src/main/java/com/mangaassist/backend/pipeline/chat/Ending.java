package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.moderation.Moderation;
import com.mangaassist.backend.pipeline.resilience.Question;
import com.mangaassist.backend.pipeline.resilience.TokenBudgets;
import com.mangaassist.backend.pipeline.sessions.SessionStore;
import com.mangaassist.backend.pipeline.sessions.Withheld;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.Fallback;
import com.mangaassist.services.chat.Intent;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Severity;
import com.mangaassist.services.events.ChatEvent;
import com.mangaassist.services.events.ChatEvent.InferenceCompleted;
import com.mangaassist.services.events.EventPublisher.Entry;
import com.mangaassist.services.models.ModelSpec;
import com.mangaassist.services.models.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps how an answer ended, with its event in the same commit; each waits for the disk. */
final class Ending {

  /** Characters of an answer that its event is made of: more than the event carries. */
  private static final int LOOKED_AT = 2_000;

  private final SessionStore sessions;
  private final TokenBudgets budgets;
  private final TurnMetrics figures;
  private final Moderation moderation;
  private final TurnEvents events;
  private final TurnIds ids;
  private final TurnClock clock;
  private final Prepared prepared;
  private ModelSpec model;
  private List<Entry> flagged = List.of();
  private boolean charged;
  private boolean counted;

  /** By which others find this answer when no model answers them; null when it is not for them. */
  private @Nullable String question;

  Ending(ChatHops hops, TurnEvents events, TurnIds ids, TurnClock clock, Prepared prepared) {
    this.sessions = hops.sessions();
    this.budgets = hops.models().budgets();
    this.moderation = hops.moderation();
    this.figures = hops.metrics();
    this.events = events;
    this.ids = ids;
    this.clock = clock;
    this.prepared = prepared;
    this.model = prepared.model();
  }

  /** Another than the first choice answers. */
  void answers(ModelSpec other) {
    model = other;
    counted = false;
  }

  /**
   * The model that answered broke off and another one is asked: what it wrote is paid for all the
   * same.
   *
   * @param written all that it wrote, shown or not
   */
  void brokeOff(String written) {
    Usage usage = estimate(written);
    charge(usage);
    count(usage);
  }

  /** What was withheld is in the quarantine when this returns, before the customer hears of it. */
  void withheld(String text, ModerationVerdict verdict, String customerId) {
    String masked = moderation.masked(text);
    sessions
        .quarantine(
            new Withheld(
                ids.messageId(),
                ids.sessionId(),
                ids.correlationId(),
                customerId,
                model.modelId(),
                verdict.severity().wireName(),
                verdict.categories(),
                ChatEvent.ModerationFlagged.hash(text),
                masked,
                ids.at()))
        .join();
    flagged = events.flagged("answer", text, masked, verdict, model.modelId());
    figures.flagged(TurnMetrics.ANSWER, verdict.severity());
  }

  /**
   * The answer is whole.
   *
   * @param counted the model's own count, if it came
   * @param fallback why it is another's
   * @param rated how the answer was rated
   */
  ChatAnswer complete(
      String text,
      @Nullable Usage counted,
      @Nullable Fallback fallback,
      ModerationVerdict rated,
      ChatRequest request) {
    Usage usage = counted == null ? UsageEstimate.of(prepared.prompt(), text) : counted;
    boolean asItCame = flagged.isEmpty() && !rated.severity().atLeast(Severity.LOW);
    question = asItCame ? EarlierAnswers.question(request, prepared).orElse(null) : null;
    return complete(text, usage, false, fallback, null, rated, request.customerId());
  }

  /**
   * No model answered, but the customer has {@code text}.
   *
   * @param code what the last one failed with
   */
  ChatAnswer withoutModel(String text, Fallback fallback, String code, String customerId) {
    boolean cached = fallback.answeredBy() == Fallback.By.CACHE;
    return complete(text, Usage.NONE, cached, fallback, code, ModerationVerdict.CLEAN, customerId);
  }

  /** The answer came whole out of the cache: no model was asked, and none is paid for. */
  ChatAnswer repeat(String text, String customerId) {
    return complete(text, Usage.NONE, true, null, null, ModerationVerdict.CLEAN, customerId);
  }

  private ChatAnswer complete(
      String text,
      Usage usage,
      boolean cached,
      @Nullable Fallback fallback,
      @Nullable String code,
      ModerationVerdict rated,
      String customerId) {
    clock.ended();
    var answer =
        new ChatAnswer(
            ids.sessionId(),
            ids.messageId(),
            ids.correlationId(),
            text,
            prepared.understanding().intent(),
            writer(fallback),
            usage,
            model.costUsd(usage).toPlainString(),
            clock.firstTokenMs(),
            clock.latencyMs(),
            cached,
            prepared.products(),
            prepared.flag(),
            prepared.verdict(),
            clock.timings(),
            flagged.isEmpty()
                ? Citations.of(text, prepared.products(), prepared.grounding())
                : List.of(),
            fallback,
            prepared.prompt().version());
    var done =
        events.completed(
            model.modelId(),
            code == null ? InferenceCompleted.SUCCESS : TurnEvents.ERROR,
            metrics(usage),
            summary(text),
            code);
    charge(usage);
    sessions
        .complete(answer, question, TurnEvents.both(done, more(text, rated, customerId)))
        .join();
    figures.completed(
        model.modelId(), answer, code == null ? InferenceCompleted.SUCCESS : TurnEvents.ERROR);
    count(usage);
    return answer;
  }

  /** Who wrote the text: for an earlier answer that is not the model that failed now. */
  private String writer(@Nullable Fallback fallback) {
    Fallback.Earlier earlier = fallback == null ? null : fallback.earlier();
    return earlier == null ? model.modelId() : earlier.modelId();
  }

  private List<Entry> more(String text, ModerationVerdict rated, String customerId) {
    if (!flagged.isEmpty()) {
      return flagged; // nothing is recommended by an answer that was withheld
    }
    List<Entry> more = List.of();
    if (rated.severity().atLeast(Severity.LOW)) {
      more = events.flagged("answer", text, moderation.masked(text), rated, model.modelId());
      figures.flagged(TurnMetrics.ANSWER, rated.severity());
    }
    boolean recommends =
        prepared.understanding().intent() == Intent.RECOMMEND && !prepared.products().isEmpty();
    return recommends ? TurnEvents.both(more, events.recommended(customerId, prepared)) : more;
  }

  /** Enough of the text for the event's cut, without personal data. */
  private String summary(String text) {
    return moderation.masked(text.substring(0, Math.min(text.length(), LOOKED_AT)));
  }

  /**
   * The answer was called off.
   *
   * @param begun whether a model had begun to answer: only then is it paid for
   */
  void stop(String shown, boolean begun) {
    clock.ended();
    Usage usage = begun ? estimate(shown) : Usage.NONE;
    var done =
        events.completed(model.modelId(), TurnEvents.STOPPED, metrics(usage), summary(shown), null);
    charge(usage);
    sessions.stopped(ids.messageId(), shown, done).join();
    figures.ended(model.modelId(), TurnEvents.STOPPED);
    count(usage);
  }

  /**
   * The pipeline gave up.
   *
   * @param begun whether the model had begun to answer: only then is it paid for
   */
  void fail(String shown, String code, boolean begun) {
    clock.ended();
    Usage usage = begun ? estimate(shown) : Usage.NONE;
    var done =
        events.completed(model.modelId(), TurnEvents.ERROR, metrics(usage), summary(shown), code);
    charge(usage);
    sessions.failed(ids.messageId(), shown, code, done).join();
    figures.ended(model.modelId(), TurnEvents.ERROR);
    count(usage);
  }

  /** Goes into the store's queue before the end of the answer, so it is no later on the disk. */
  private void charge(Usage usage) {
    Question.Budget budget = prepared.budget();
    if (budget != null && !charged && model.equals(prepared.model()) && !usage.equals(Usage.NONE)) {
      charged = true;
      var _ = budgets.charge(budget.flag(), usage);
    }
  }

  /** Once for each model, however many ends the answer finds. */
  private void count(Usage usage) {
    if (!counted) {
      counted = true;
      figures.used(model, prepared.flag(), usage);
    }
  }

  private Usage estimate(String shown) {
    return UsageEstimate.of(prepared.prompt(), shown);
  }

  private ChatEvent.Metrics metrics(Usage usage) {
    return ChatEvent.Metrics.of(
        usage, clock.latencyMs(), clock.firstTokenMs(), model.costUsd(usage));
  }
}
