package com.mangaassist.services.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole conversation. An answer that was asked for again and a message that was edited are
 * branches: turns that follow the same one.
 *
 * @param summary what a list shows of it
 * @param turns of all branches, in the order in which they were said
 * @param head id of the last turn of the branch that it goes on with; null where there are no turns
 */
public record Conversation(
    ConversationSummary summary, List<StoredTurn> turns, @Nullable String head) {

  public Conversation {
    turns = List.copyOf(turns);
  }

  /** One without branches. */
  public Conversation(ConversationSummary summary, List<StoredTurn> turns) {
    this(summary, chained(turns), turns.isEmpty() ? null : turns.getLast().messageId());
  }

  private static List<StoredTurn> chained(List<StoredTurn> turns) {
    List<StoredTurn> chain = new ArrayList<>();
    for (StoredTurn turn : turns) {
      chain.add(turn.following(chain.isEmpty() ? null : chain.getLast().messageId()));
    }
    return chain;
  }

  /** The turns of the branch that it goes on with, in order. */
  public List<StoredTurn> path() {
    Map<String, StoredTurn> byId = new HashMap<>();
    turns.forEach(turn -> byId.put(turn.messageId(), turn));
    List<StoredTurn> path = new ArrayList<>();
    StoredTurn turn = head == null ? null : byId.remove(head);
    while (turn != null) {
      path.add(turn);
      // Each at most once, so that a damaged file cannot lead in a circle.
      turn = turn.after() == null ? null : byId.remove(turn.after());
    }
    return path.reversed();
  }
}
