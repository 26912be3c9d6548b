package com.mangaassist.services.chat;

import java.util.List;

/**
 * A whole conversation.
 *
 * @param summary what a list shows of it
 * @param turns in order
 */
public record Conversation(ConversationSummary summary, List<StoredTurn> turns) {
  public Conversation {
    turns = List.copyOf(turns);
  }
}
