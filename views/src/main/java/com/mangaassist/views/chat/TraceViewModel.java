package com.mangaassist.views.chat;

import com.mangaassist.services.traces.Trace;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What the explained message went through. On the JavaFX thread. */
final class TraceViewModel {

  /** What there is to show. */
  enum State {
    /** Nothing was said. */
    NOTHING,
    /** Its answer is being written; the gateway tells hops that have ended. */
    UNDER_WAY,
    LOADING,
    SHOWN,
    /** It was not recorded, or is not kept any more. */
    NOT_KEPT,
    FAILED
  }

  /** The bus delivers after the answer: a trace that is read at once is not whole. */
  private static final List<Duration> AGAIN =
      List.of(Duration.seconds(1), Duration.seconds(3), Duration.seconds(8), Duration.seconds(20));

  /** Of a message that is older than this, nothing is delivered any more. */
  private static final java.time.Duration YOUNG = java.time.Duration.ofSeconds(90);

  private final ChatContext context;
  private final InspectorViewModel inspector;
  private final ObservableBooleanValue seen;
  private final ReadOnlyObjectWrapper<@Nullable Trace> trace =
      new ReadOnlyObjectWrapper<>(this, "trace", null);
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", State.NOTHING);
  private final ObservableValue<@Nullable String> correlation;
  private String problem = "";
  private String id = "";
  private Runnable callOff = () -> {};

  /**
   * Of the turn that the inspector explains.
   *
   * @param seen whether anybody looks; while nobody does, nothing is read
   */
  TraceViewModel(ChatContext context, InspectorViewModel inspector, ObservableBooleanValue seen) {
    this.context = context;
    this.inspector = inspector;
    this.seen = seen;
    correlation = inspector.turnProperty().flatMap(Turn::correlationIdProperty);
    correlation.addListener((p, old, now) -> update());
    inspector.state().addListener((p, old, now) -> update());
    seen.addListener((p, old, now) -> update());
    update();
  }

  ReadOnlyObjectProperty<@Nullable Trace> traceProperty() {
    return trace.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Why it could not be read, for people. */
  String problem() {
    return problem;
  }

  /** Reads it again. */
  void reload() {
    if (!id.isEmpty()) {
      load(id, AGAIN.size());
    }
  }

  private void update() {
    if (!seen.get()) {
      return;
    }
    String now = correlation.getValue();
    switch (inspector.state().get()) {
      case NOTHING -> leave(State.NOTHING);
      case UNDER_WAY -> leave(State.UNDER_WAY);
      case OVER -> {
        if (now == null || now.isEmpty()) {
          leave(State.NOT_KEPT);
        } else if (!now.equals(id)) {
          leave(State.LOADING);
          id = now;
          load(now, 0);
        }
      }
    }
  }

  private void leave(State now) {
    callOff.run();
    id = "";
    trace.set(null);
    state.set(now);
  }

  /**
   * Reads a trace.
   *
   * @param attempt how often it was read before
   */
  private void load(String wanted, int attempt) {
    context
        .tasks()
        .work(() -> context.traces().trace(wanted))
        .success(found -> show(wanted, found, attempt))
        .failure(
            e -> {
              if (wanted.equals(id)) {
                problem = Sentences.of(e, context.texts());
                trace.set(null);
                state.set(State.FAILED);
              }
            })
        .start();
  }

  private void show(String wanted, Optional<Trace> found, int attempt) {
    if (!wanted.equals(id)) {
      return;
    }
    trace.set(found.orElse(null));
    state.set(found.isPresent() ? State.SHOWN : State.NOT_KEPT);
    Turn turn = inspector.turnProperty().get();
    boolean young = turn != null && turn.at().plus(YOUNG).isAfter(context.clock().instant());
    if (young && attempt < AGAIN.size()) {
      callOff =
          context
              .later()
              .after(
                  AGAIN.get(attempt),
                  () -> {
                    if (wanted.equals(id)) {
                      load(wanted, attempt + 1);
                    }
                  });
    }
  }

  /** Reads no more. */
  void close() {
    callOff.run();
  }
}
