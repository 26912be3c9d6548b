package com.mangaassist.views.chat;

import com.mangaassist.services.chat.AnswerState;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import org.jspecify.annotations.Nullable;

/** What the inspector explains: the chosen turn of the open conversation, else its latest. */
final class InspectorViewModel {

  /** Why there may be nothing to explain. */
  enum State {
    /** Nothing was said. */
    NOTHING,
    /** An answer is under way; its figures come with its phases. */
    UNDER_WAY,
    /** The gateway has figures of answers that came to their end. */
    OVER
  }

  private final ReadOnlyObjectProperty<TalkViewModel> current;
  private final ReadOnlyObjectWrapper<@Nullable Turn> turn =
      new ReadOnlyObjectWrapper<>(this, "turn", null);
  private final ListChangeListener<Turn> onTurns = change -> update();
  private final List<ObservableValue<?>> facts;
  private final ObservableValue<@Nullable Answering> answering;
  private final ObjectBinding<State> state;

  InspectorViewModel(ReadOnlyObjectProperty<TalkViewModel> current) {
    this.current = current;
    current.addListener(
        (p, old, now) -> {
          old.turns().removeListener(onTurns);
          now.turns().addListener(onTurns);
          update();
        });
    current.get().turns().addListener(onTurns);
    ObservableValue<@Nullable Turn> chosen = current.flatMap(TalkViewModel::chosenProperty);
    chosen.addListener((p, old, now) -> update());
    facts =
        List.of(
            turn.flatMap(Turn::choiceProperty),
            turn.flatMap(Turn::timingsProperty),
            turn.flatMap(Turn::detailsProperty),
            turn.flatMap(Turn::correlationIdProperty),
            turn.flatMap(each -> Bindings.size(each.row().products())),
            turn.flatMap(each -> each.row().stateProperty()));
    answering = current.flatMap(TalkViewModel::answeringProperty);
    state = Bindings.createObjectBinding(this::compute, turn, answering);
    update();
  }

  ReadOnlyObjectProperty<@Nullable Turn> turnProperty() {
    return turn.getReadOnlyProperty();
  }

  /** Change when more becomes known of the turn. */
  List<ObservableValue<?>> facts() {
    return facts;
  }

  ObjectBinding<State> state() {
    return state;
  }

  /** Which of how many is shown, counted from 1; 0 of 0 when nothing was said. */
  int position() {
    return current.get().turns().indexOf(turn.get()) + 1;
  }

  int count() {
    return current.get().turns().size();
  }

  /** Goes back to the latest turn and follows what comes. */
  void followLatest() {
    current.get().chosenProperty().set(null);
  }

  private void update() {
    TalkViewModel talk = current.get();
    Turn chosen = talk.chosenProperty().get();
    Turn latest = talk.turns().isEmpty() ? null : talk.turns().getLast();
    turn.set(chosen != null ? chosen : latest);
  }

  private State compute() {
    Turn now = turn.get();
    if (now == null) {
      return State.NOTHING;
    }
    Answering underWay = answering.getValue();
    boolean answered = underWay != null && underWay.turn().equals(now);
    boolean compared = now.row().stateProperty().get() == AnswerState.STREAMING;
    return answered || compared ? State.UNDER_WAY : State.OVER;
  }
}
