package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.models.ModelFailureException;
import com.mangaassist.backend.pipeline.moderation.AnswerGuard;
import com.mangaassist.backend.pipeline.moderation.Moderation;
import com.mangaassist.backend.pipeline.resilience.ModelRound;
import com.mangaassist.backend.pipeline.sessions.AnswerCheckpoint;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.ServerFrame;
import java.util.List;

/** Brings an answer from the model past the guard to the customer, piece by piece. */
final class AnswerRelay {

  /** Why an answer is taken back whose model broke off; the next model's follows. */
  static final String BROKEN_OFF = "model_broke_off";

  private final Moderation moderation;
  private final AnswerCheckpoint kept;
  private final AnswerSink sink;
  private final TurnClock clock;
  private final StopSignal stop;
  private AnswerGuard guard;
  private int seq;

  AnswerRelay(
      Moderation moderation,
      AnswerCheckpoint kept,
      AnswerSink sink,
      TurnClock clock,
      StopSignal stop) {
    this.moderation = moderation;
    this.guard = new AnswerGuard(moderation);
    this.kept = kept;
    this.sink = sink;
    this.clock = clock;
    this.stop = stop;
  }

  /**
   * Relays until the answer ends, is stopped or withheld by the guard.
   *
   * @param first what has been read of the answer already
   */
  void relay(String first, ModelRound round, String correlationId)
      throws ModelFailureException, InterruptedException {
    // Who writes is news when it is not the one that was announced.
    String modelId = round.tried().isEmpty() ? null : round.model().modelId();
    sink.send(new ServerFrame.Status(Phase.STREAMING, correlationId, modelId, null, null));
    String piece = first;
    while (piece != null && !stop.stopped() && !guard.withheld()) {
      show(guard.push(piece));
      if (!guard.withheld()) {
        piece = round.next();
      }
    }
    if (!stop.stopped() && !guard.withheld()) {
      show(guard.finish());
    }
  }

  /** Shows an answer that has been checked before. */
  void repeat(String text, String correlationId) throws InterruptedException {
    sink.send(new ServerFrame.Status(Phase.STREAMING, correlationId));
    show(text);
  }

  /** True when the answer must be taken back. */
  boolean withheld() {
    return guard.withheld();
  }

  /** How the answer was rated. */
  ModerationVerdict verdict() {
    return guard.verdict();
  }

  /** All that the model wrote so far, shown or not. */
  String written() {
    return kept.text() + guard.unreleased();
  }

  /** Takes back what was shown and shows {@code safe} instead. */
  void replace(String safe) throws InterruptedException {
    List<String> categories = guard.verdict().categories();
    kept.retract();
    sink.send(
        new ServerFrame.Retracted(
            categories.isEmpty() ? "moderation" : String.join(", ", categories)));
    show(safe);
  }

  /** Takes back what a model left unfinished, for the next one to begin anew. */
  void restart() throws InterruptedException {
    guard = new AnswerGuard(moderation);
    if (!kept.text().isEmpty()) {
      kept.retract();
      sink.send(new ServerFrame.Retracted(BROKEN_OFF));
    }
  }

  /** Shows what no model wrote. */
  void say(String text) throws InterruptedException {
    show(text);
  }

  private void show(String text) throws InterruptedException {
    if (text.isEmpty()) {
      return;
    }
    clock.token();
    kept.append(text);
    sink.send(new ServerFrame.Token(seq++, text));
  }

  /** What the customer has been shown. */
  String shown() {
    return kept.text();
  }

  /** The same when nothing follows. */
  String whole() {
    return kept.whole();
  }
}
