package com.mangaassist.views.chat;

import com.mangaassist.services.chat.AnswerState;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.chat.ChatRequest;
import com.mangaassist.services.chat.Phase;
import com.mangaassist.services.chat.ServerFrame;
import com.mangaassist.views.controls.Categories;
import com.mangaassist.views.controls.Later;
import com.mangaassist.views.texts.Texts;
import com.mangaassist.views.transcript.AnswerPhase;
import com.mangaassist.views.transcript.TurnRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import org.jspecify.annotations.Nullable;

/** An answer under way: brings its frames into its turn and runs its clock. */
final class Answering implements Call {

  private static final javafx.util.Duration TICK = javafx.util.Duration.millis(100);

  /** How an answer came to its end. */
  sealed interface End {
    /** It is whole, stopped, or failed; its turn says which. */
    record Kept() implements End {}

    /** The gateway did not take the message. */
    record Refused(String code, String words) implements End {}

    /** It was taken back before it was sent. */
    record Withdrawn() implements End {}
  }

  /** What an answer needs of its surroundings. */
  record Place(
      Texts texts, Feet feet, Problems problems, Later later, InstantSource clock, FrameLog log) {}

  private final Turn turn;
  private final TurnRow row;
  private final ChatRequest request;
  private final Place place;
  private final Consumer<End> onEnd;
  private final Instant begun;
  private final PhaseClock phases = new PhaseClock();
  private final WrittenSoFar written = new WrittenSoFar();
  private AnswerPhase phase = AnswerPhase.CONNECTING;
  private @Nullable Duration firstToken;
  private Runnable callOff = () -> {};
  private boolean sent;
  private boolean ended;

  /** An answer to come; its clock runs from now on. */
  Answering(Turn turn, ChatRequest request, Place place, Consumer<End> onEnd) {
    this.turn = turn;
    this.row = turn.row();
    this.request = request;
    this.place = place;
    this.onEnd = onEnd;
    this.begun = place.clock().instant();
    AnswerLanguage.ofCode(request.language()).ifPresent(row.languageProperty()::set);
    tick();
  }

  Turn turn() {
    return turn;
  }

  @Override
  public ChatRequest request() {
    return request;
  }

  /** Whether the message has gone out. */
  boolean isSent() {
    return sent;
  }

  /** The stop was asked for; the answer goes on until the gateway says that it ended. */
  void stopping() {
    phase = AnswerPhase.STOPPING;
    showProgress();
  }

  /** It was not sent and will not be. */
  void withdrawn() {
    end(new End.Withdrawn());
  }

  @Override
  public void wire(WireFrame frame) {
    place.log().add(frame);
  }

  @Override
  public void sent() {
    sent = true;
  }

  @Override
  public void frame(ServerFrame frame) {
    switch (frame) {
      case ServerFrame.Status status -> entered(status);
      case ServerFrame.Products(var products) -> row.products().setAll(products);
      case ServerFrame.Token(var seq, var text) -> token(text);
      case ServerFrame.Retracted(var reason) -> retracted(reason);
      case ServerFrame.Done(var answer) -> done(answer);
      case ServerFrame.Stopped stopped -> unfinished(AnswerState.STOPPED);
      case ServerFrame.Failure failure -> failed(failure);
      case ServerFrame.Pong pong -> {}
    }
  }

  @Override
  public void lost(String problem) {
    row.problemProperty().bind(place.problems().lost());
    unfinished(AnswerState.BROKEN);
  }

  /** Lets go of the clock without an end, as when the window closes. */
  void abandon() {
    ended = true;
    callOff.run();
  }

  private void entered(ServerFrame.Status status) {
    turn.correlationIdProperty().set(status.correlationId());
    if (status.modelId() != null && status.flag() != null) {
      turn.choiceProperty().set(new ModelChoice(status.modelId(), status.flag()));
    }
    if (status.messageId() != null) {
      turn.messageIdProperty().set(status.messageId());
    }
    phases.enter(status.phase(), place.clock().instant());
    if (phase != AnswerPhase.STOPPING) {
      phase = phase(status.phase());
    }
    showProgress();
  }

  private static AnswerPhase phase(Phase next) {
    return switch (next) {
      case MODERATING -> AnswerPhase.MODERATING;
      case RETRIEVING -> AnswerPhase.RETRIEVING;
      case WAITING -> AnswerPhase.WAITING;
      case STREAMING -> AnswerPhase.STREAMING;
    };
  }

  private void token(String text) {
    written.add(text);
    row.answer().append(text);
    if (firstToken == null) {
      firstToken = elapsed();
      showProgress();
    }
  }

  private void retracted(String reason) {
    row.answer().retract();
    Texts texts = place.texts();
    row.noticeProperty()
        .bind(
            texts.get(
                "notice.retracted",
                Bindings.createStringBinding(
                    () -> Categories.words(texts, reason), texts.languageProperty())));
  }

  private void done(ChatAnswer answer) {
    row.footProperty().set(place.feet().finished(answer));
    turn.finished(answer);
    if (request.language() == null) {
      row.speakAsWritten();
    }
    row.stateProperty().set(AnswerState.COMPLETE);
    end(new End.Kept());
  }

  private void failed(ServerFrame.Failure failure) {
    if (Problems.isRefusal(failure)) {
      end(new End.Refused(failure.code(), failure.message()));
      return;
    }
    row.problemProperty().bind(place.problems().failed(failure.code(), failure.message()));
    unfinished(AnswerState.FAILED);
  }

  private void unfinished(AnswerState state) {
    show(null);
    row.stateProperty().set(state);
    end(new End.Kept());
  }

  private void end(End end) {
    if (!ended) {
      abandon();
      onEnd.accept(end);
    }
  }

  private void tick() {
    showProgress();
    callOff = place.later().after(TICK, this::tick);
  }

  private void showProgress() {
    if (!ended) {
      show(phase);
    }
  }

  /** Foot and times by one look at the clock, so that the inspector adds up to the foot's total. */
  private void show(@Nullable AnswerPhase now) {
    Instant instant = place.clock().instant();
    Duration elapsed = Duration.between(begun, instant);
    row.footProperty().set(place.feet().unfinished(model(), now, elapsed, firstToken, written));
    turn.timingsProperty().set(phases.timings(instant));
  }

  private @Nullable String model() {
    ModelChoice choice = turn.choiceProperty().get();
    return choice == null ? request.modelId() : choice.modelId();
  }

  private Duration elapsed() {
    return Duration.between(begun, place.clock().instant());
  }
}
