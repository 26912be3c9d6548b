package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.sessions.SessionStore;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.events.ChatEvent;
import com.mangaassist.services.events.ChatEvent.InferenceCompleted;
import com.mangaassist.services.models.Usage;
import org.jspecify.annotations.Nullable;

/** Keeps how an answer ended, with its event in the same commit; each waits for the disk. */
final class Ending {

  private final SessionStore sessions;
  private final TurnEvents events;
  private final TurnIds ids;
  private final TurnClock clock;
  private final Prepared prepared;

  Ending(
      SessionStore sessions, TurnEvents events, TurnIds ids, TurnClock clock, Prepared prepared) {
    this.sessions = sessions;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
    this.prepared = prepared;
  }

  /** The answer is whole; {@code counted} is the model's own count, if it came. */
  ChatAnswer complete(String text, @Nullable Usage counted) {
    clock.ended();
    Usage usage = counted == null ? UsageEstimate.of(prepared.prompt(), text) : counted;
    var answer =
        new ChatAnswer(
            ids.sessionId(),
            ids.messageId(),
            ids.correlationId(),
            text,
            prepared.understanding().intent(),
            prepared.model().modelId(),
            usage,
            prepared.model().costUsd(usage).toPlainString(),
            clock.firstTokenMs(),
            clock.latencyMs(),
            false,
            prepared.products(),
            prepared.flag(),
            prepared.verdict(),
            clock.timings());
    var done =
        events.completed(answer.modelId(), InferenceCompleted.SUCCESS, metrics(usage), text, null);
    sessions.complete(answer, done).join();
    return answer;
  }

  void stop(String shown) {
    clock.ended();
    var done =
        events.completed(
            prepared.model().modelId(), TurnEvents.STOPPED, metrics(estimate(shown)), shown, null);
    sessions.stopped(ids.messageId(), shown, done).join();
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
        events.completed(prepared.model().modelId(), TurnEvents.ERROR, metrics(usage), shown, code);
    sessions.failed(ids.messageId(), shown, code, done).join();
  }

  private Usage estimate(String shown) {
    return UsageEstimate.of(prepared.prompt(), shown);
  }

  private ChatEvent.Metrics metrics(Usage usage) {
    return ChatEvent.Metrics.of(
        usage, clock.latencyMs(), clock.firstTokenMs(), prepared.model().costUsd(usage));
  }
}
