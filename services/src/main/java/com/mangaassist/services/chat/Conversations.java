package com.mangaassist.services.chat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conversations that the pipeline keeps. Calls block; use a background thread. */
public interface Conversations {

  /**
   * The newest first.
   *
   * @param text only those in which a message or an answer contains it; null for all
   * @param limit at most so many, 1 to 200
   * @throws IOException if the gateway cannot be reached or refuses; the message is for people
   */
  default List<ConversationSummary> list(@Nullable String text, int limit) throws IOException {
    return list(text, limit, null);
  }

  /**
   * The same, going on where a list ended.
   *
   * @param after the last one of the list before; null for the newest
   */
  List<ConversationSummary> list(
      @Nullable String text, int limit, @Nullable ConversationSummary after) throws IOException;

  /** One with all its turns; empty when it does not exist. */
  Optional<Conversation> find(String sessionId) throws IOException;

  void rename(String sessionId, String title) throws IOException;

  /** Hides it; {@link #restore} brings it back for 30 days. */
  void delete(String sessionId) throws IOException;

  void restore(String sessionId) throws IOException;

  /** Goes on with the branch that this turn is part of, from its latest turn. */
  void follow(String sessionId, String messageId) throws IOException;

  /** Keeps what staff say of an answer. */
  void remark(String sessionId, String messageId, Remark remark) throws IOException;
}
