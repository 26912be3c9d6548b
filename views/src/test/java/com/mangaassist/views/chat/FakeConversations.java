package com.mangaassist.views.chat;

import com.mangaassist.services.chat.Conversation;
import com.mangaassist.services.chat.ConversationSummary;
import com.mangaassist.services.chat.Conversations;
import com.mangaassist.services.chat.Remark;
import com.mangaassist.services.chat.StoredTurn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Conversations in memory, the newest first; a call can be made to fail. */
final class FakeConversations implements Conversations {

  final List<ConversationSummary> summaries = new ArrayList<>();
  final Map<String, List<StoredTurn>> turns = new HashMap<>();
  final Map<String, ConversationSummary> deleted = new HashMap<>();
  final List<String> calls = new ArrayList<>();

  /** What every call fails with; null for none. */
  @Nullable String failure;

  /** What the user does while the list is asked for, once. */
  Runnable meanwhile = () -> {};

  private final Map<String, Conversation> kept = new HashMap<>();

  /** One with branches. */
  void addKept(Conversation conversation) {
    summaries.add(conversation.summary());
    kept.put(conversation.summary().sessionId(), conversation);
  }

  void add(ConversationSummary summary, StoredTurn... itsTurns) {
    summaries.add(summary);
    turns.put(summary.sessionId(), List.of(itsTurns));
  }

  private void called(String call) throws IOException {
    calls.add(call);
    if (failure != null) {
      throw new IOException(failure);
    }
  }

  @Override
  public List<ConversationSummary> list(
      @Nullable String text, int limit, @Nullable ConversationSummary after) throws IOException {
    called("list " + text + " " + limit);
    Runnable done = meanwhile;
    meanwhile = () -> {};
    done.run();
    int from = after == null ? 0 : summaries.indexOf(after) + 1;
    return summaries.subList(from, summaries.size()).stream()
        .filter(each -> text == null || contains(each, text))
        .limit(limit)
        .toList();
  }

  private boolean contains(ConversationSummary each, String text) {
    return each.title().contains(text)
        || turns.getOrDefault(each.sessionId(), List.of()).stream()
            .anyMatch(turn -> (turn.message() + turn.answer()).contains(text));
  }

  @Override
  public Optional<Conversation> find(String sessionId) throws IOException {
    called("find " + sessionId);
    return summaries.stream()
        .filter(each -> each.sessionId().equals(sessionId))
        .findFirst()
        .map(
            each ->
                kept.containsKey(sessionId)
                    ? kept.get(sessionId)
                    : new Conversation(each, turns.getOrDefault(sessionId, List.of())));
  }

  @Override
  public void rename(String sessionId, String title) throws IOException {
    called("rename " + sessionId + " " + title);
    summaries.replaceAll(
        s ->
            s.sessionId().equals(sessionId)
                ? new ConversationSummary(
                    sessionId,
                    s.customerId(),
                    s.segment(),
                    title,
                    s.preview(),
                    s.turns(),
                    s.severity(),
                    s.updatedAt())
                : s);
  }

  @Override
  public void delete(String sessionId) throws IOException {
    called("delete " + sessionId);
    for (ConversationSummary each : List.copyOf(summaries)) {
      if (each.sessionId().equals(sessionId)) {
        deleted.put(sessionId, each);
        summaries.remove(each);
      }
    }
  }

  @Override
  public void follow(String sessionId, String messageId) throws IOException {
    called("follow " + sessionId + " " + messageId);
  }

  @Override
  public void remark(String sessionId, String messageId, Remark remark) throws IOException {
    called("remark " + sessionId + " " + messageId + " " + remark.rating() + " " + remark.note());
  }

  @Override
  public void restore(String sessionId) throws IOException {
    called("restore " + sessionId);
    ConversationSummary back = deleted.remove(sessionId);
    if (back != null) {
      summaries.addFirst(back);
    }
  }
}
