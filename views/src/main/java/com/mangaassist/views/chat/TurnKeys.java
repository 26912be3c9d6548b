package com.mangaassist.views.chat;

import com.mangaassist.services.chat.Rating;
import com.mangaassist.views.controls.Shortcut;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the keyboard does with the turn that the inspector explains. */
record TurnKeys(ChatViewModel pane, Runnable note) {

  void addTo(Map<Shortcut, Runnable> actions) {
    Branching branching = pane.branching();
    actions.put(Shortcut.ASK_AGAIN, on(branching::askAgain));
    actions.put(Shortcut.EDIT_MESSAGE, on(branching::edit));
    actions.put(Shortcut.PREVIOUS_BRANCH, on((talk, turn) -> branching.change(talk, turn, -1)));
    actions.put(Shortcut.NEXT_BRANCH, on((talk, turn) -> branching.change(talk, turn, 1)));
    actions.put(Shortcut.PREVIOUS_ANSWER, () -> explain(-1));
    actions.put(Shortcut.NEXT_ANSWER, () -> explain(1));
    actions.put(Shortcut.RATE_GOOD, on((talk, turn) -> rate(talk, turn, Rating.GOOD)));
    actions.put(Shortcut.RATE_BAD, on((talk, turn) -> rate(talk, turn, Rating.BAD)));
    actions.put(Shortcut.WRITE_NOTE, note);
  }

  private Runnable on(BiConsumer<TalkViewModel, @Nullable Turn> action) {
    return () -> {
      TalkViewModel talk = pane.currentProperty().get();
      action.accept(talk, talk.explained());
    };
  }

  /** Pressed once more it is taken back. */
  private void rate(TalkViewModel talk, @Nullable Turn turn, Rating rating) {
    if (turn != null) {
      boolean again = turn.row().ratingProperty().get() == rating;
      pane.branching().rate(talk, turn, again ? Rating.NONE : rating);
    }
  }

  private void explain(int step) {
    TalkViewModel talk = pane.currentProperty().get();
    Comparison comparison = talk.comparisonProperty().get();
    List<Turn> all =
        comparison == null
            ? talk.turns()
            : comparison.sides().stream().map(Comparison.Side::turn).toList();
    int next = all.indexOf(talk.explained()) + step;
    if (next >= 0 && next < all.size()) {
      talk.choose(all.get(next));
    }
  }
}
