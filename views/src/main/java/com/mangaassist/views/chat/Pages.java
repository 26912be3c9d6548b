package com.mangaassist.views.chat;

import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.Conversations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the kept conversations in pieces that the gateway allows. */
record Pages(Conversations conversations) {

  private static final int MOST_AT_ONCE = 200;

  /**
   * What was read.
   *
   * @param rows all so far
   * @param more whether there are others behind them
   */
  record Page(List<ConversationSummary> rows, boolean more) {}

  /**
   * Reads on; blocks.
   *
   * @param text what they contain; empty for all
   * @param count how many more
   * @param before what was read before
   */
  Page read(String text, int count, List<ConversationSummary> before) throws IOException {
    List<ConversationSummary> all = new ArrayList<>(before);
    int wanted = before.size() + count;
    while (true) {
      int limit = Math.min(MOST_AT_ONCE, wanted - all.size());
      List<ConversationSummary> next =
          conversations.list(
              text.isEmpty() ? null : text, limit, all.isEmpty() ? null : all.getLast());
      all.addAll(next);
      if (next.size() < limit) {
        return new Page(all, false);
      }
      if (all.size() >= wanted) {
        return new Page(all, true);
      }
    }
  }
}
