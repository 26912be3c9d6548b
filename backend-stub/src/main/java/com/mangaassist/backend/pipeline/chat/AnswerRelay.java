package com.mangaassist.backend.pipeline.chat;

import com.mangaassist.backend.pipeline.models.ModelFailureException;
import com.mangaassist.backend.pipeline.models.ModelStream;
import com.mangaassist.backend.pipeline.moderation.AnswerGuard;
import com.mangaassist.backend.pipeline.sessions.AnswerCheckpoint;
import com.mangaassist.services.chat.ModerationVerdict;
import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.ServerFrame;
import java.util.List;

/** Brings an answer from the model past the guard to the customer, piece by piece. */
final class AnswerRelay {

  private final AnswerGuard guard;
  private final AnswerCheckpoint kept;
  private final AnswerSink sink;
  private final TurnClock clock;
  private final StopSignal stop;
  private int seq;

  AnswerRelay(
      AnswerGuard guard, AnswerCheckpoint kept, AnswerSink sink, TurnClock clock, StopSignal stop) {
    this.guard = guard;
    this.kept = kept;
    this.sink = sink;
    this.clock = clock;
    this.stop = stop;
  }

  /**
   * Relays until the stream ends, the answer is stopped or the guard withholds it.
   *
   * @param first what has been read of the stream already
   */
  void relay(String first, ModelStream stream, String correlationId)
      throws ModelFailureException, InterruptedException {
    sink.send(new ServerFrame.Status(Phase.STREAMING, correlationId));
    String piece = first;
    while (piece != null && !stop.stopped() && !guard.withheld()) {
      show(guard.push(piece));
      if (!guard.withheld()) {
        piece = stream.next();
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

  /** The answer so far with what was not shown of it. */
  String unshown() {
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
}
