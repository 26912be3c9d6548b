package com.mangaassist.backend.pipeline.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mangaassist.services.chat.ChatAnswer;
import com.mangaassist.services.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the details of answers. Those of a conversation that goes on are asked for with every
 * message, and an answer that has ended changes no more: its details are read once.
 */
final class AnswerDetails {
  private static final int REMEMBERED = 2_000;

  private final Cache<String, ChatAnswer> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  /** Spares the reading of an answer that has just been kept, as {@code json} would give it. */
  void keep(ChatAnswer withoutText) {
    known.put(withoutText.messageId(), withoutText);
  }

  /**
   * The details of one answer; null when there are none.
   *
   * @param turn with {@code message_id} and {@code details}, which is long and not even fetched
   *     where it is known
   */
  @Nullable ChatAnswer of(ResultSet turn) throws SQLException {
    String messageId = turn.getString("message_id");
    ChatAnswer before = known.getIfPresent(messageId);
    if (before != null) {
      return before;
    }
    String json = turn.getString("details");
    if (json == null) {
      return null;
    }
    try {
      ChatAnswer read = Json.read(json, ChatAnswer.class);
      known.put(messageId, read);
      return read;
    } catch (Json.MalformedJsonException e) {
      throw new SQLException("An answer's details cannot be read: " + e.getMessage(), e);
    }
  }
}
