package com.mangaassist.views.chat;

import com.mangaassist.views.transcript.BranchPlace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All turns of a conversation, in the order in which they were said; each follows one or none. */
final class Branches {

  private final List<Turn> turns = new ArrayList<>();

  void setAll(List<Turn> all) {
    turns.clear();
    turns.addAll(all);
  }

  void add(Turn turn) {
    turns.add(turn);
  }

  void remove(Turn turn) {
    turns.remove(turn);
  }

  int count() {
    return turns.size();
  }

  /** The turns from the beginning to this one. */
  static List<Turn> pathTo(@Nullable Turn last) {
    List<Turn> path = new ArrayList<>();
    for (Turn turn = last; turn != null; turn = turn.after()) {
      path.addFirst(turn);
    }
    return path;
  }

  /** Those that stand at the same place, this one among them. */
  List<Turn> beside(Turn turn) {
    return turns.stream().filter(each -> each.after() == turn.after()).toList();
  }

  BranchPlace place(Turn turn) {
    List<Turn> all = beside(turn);
    return new BranchPlace(all.indexOf(turn) + 1, all.size());
  }

  /** The end of the latest branch that goes on from a turn. */
  Turn latestFrom(Turn turn) {
    Turn last = turn;
    for (Turn each : turns) {
      // Whatever follows was said later.
      if (each.after() == last) {
        last = latestChild(last);
      }
    }
    return last;
  }

  private Turn latestChild(Turn turn) {
    return turns.stream().filter(each -> each.after() == turn).toList().getLast();
  }
}
